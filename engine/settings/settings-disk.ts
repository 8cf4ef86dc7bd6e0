import { constants, copyFileSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainFileError, makeFolder, writeWhole } from '../instance'
import { readStored, type StoredSettings, writeStored } from './stored-settings'

/** A settings file as it is on the disk now, and what of it is good. */
export interface DiskState {
  /** `undefined`: there is no file, or it cannot be read. */
  readonly text: string | undefined
  readonly values: StoredSettings
  /** What is wrong with it, in a person's words; empty when all of it is good. */
  readonly problems: readonly string[]
}

/** Reads the file. Never throws: what cannot be read is a problem too. */
export function readDisk(file: string): DiskState {
  try {
    const text = readFileSync(file, 'utf8')
    return { text, ...readStored(text) }
  } catch (error) {
    if (isMissing(error)) return { text: undefined, values: new Map(), problems: [] }
    const reason = error instanceof Error ? error.message : String(error)
    return { text: undefined, values: new Map(), problems: [`it cannot be read (${reason})`] }
  }
}

export interface Written {
  readonly disk: DiskState
  /** Where the file from before is kept, if it had to be. */
  readonly copy: string | undefined
}

/**
 * Writes the settings whole or not at all. A file with something wrong in it (`before`) is first kept aside, so that
 * nothing a person wrote is lost. Throws `storeUnusable` when the file cannot be written.
 */
export function writeDisk(file: string, values: StoredSettings, before: DiskState): Written {
  try {
    const copy = before.problems.length > 0 ? keepAside(file) : undefined
    const text = writeStored(values)
    makeFolder(dirname(file))
    writeWhole(file, text)
    return { disk: { text, values, problems: [] }, copy }
  } catch (error) {
    throw explainFileError(error, file)
  }
}

/** Copies the file beside itself, as `settings.json.corrupt-20260301T120000123Z`; returns the copy's path. */
function keepAside(file: string): string {
  const time = new Date().toISOString().replaceAll(/[-:.]/g, '')
  const copy = `${file}.corrupt-${time}`
  copyFileSync(file, copy, constants.COPYFILE_EXCL)
  return copy
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
