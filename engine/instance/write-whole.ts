import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomUUID } from 'node:crypto'

/**
 * Writes a file whole or not at all, readable by its owner alone: beside it, to the disk, then over it. Throws what the
 * file system throws. The libraries made for this take over the process's signals, and raise each of them a second time:
 * https://github.com/fabiospampinato/when-exit
 */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}.tmp`
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    try {
      writeSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
