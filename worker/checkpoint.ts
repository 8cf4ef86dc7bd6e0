import fs from 'node:fs'
import path from 'node:path'
import type { GivenParams, Kind, Run } from '../tasks'
import { replaceFile } from './replace-file'

const name = 'checkpoint'

/** The states of a run on disk: one file among the outputs, gone when the run is complete. */
export interface Checkpoint {
  save(run: Run<unknown>): void
  /** Removes it: the run is complete. */
  remove(): void
}

/** What a checkpoint is of: a line of JSON before the state. */
function headOf(kind: Kind, params: GivenParams): string {
  return JSON.stringify({ kind: kind.name, params: kind.params.parse(params) })
}

export function createCheckpoint(outputs: string, kind: Kind, params: GivenParams): Checkpoint {
  const file = path.join(outputs, name)
  const head = Buffer.from(`${headOf(kind, params)}\n`)
  return {
    save: (run) => replaceFile(file, Buffer.concat([head, run.save()])),
    remove: () => fs.rmSync(file, { force: true }),
  }
}

/**
 * The state that an attempt left among its outputs, if it is one of this kind with these parameters; `undefined` when there is
 * none. Throws when the file cannot be read.
 */
export function savedState(outputs: string, kind: Kind, params: GivenParams): Uint8Array | undefined {
  const file = path.join(outputs, name)
  if (!fs.existsSync(file)) return undefined
  const content = fs.readFileSync(file)
  const end = content.indexOf('\n')
  return content.subarray(0, end).toString() === headOf(kind, params) ? content.subarray(end + 1) : undefined
}
