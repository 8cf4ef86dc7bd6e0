import path from 'node:path'
import { findBuiltFile } from '../built-file'

/**
 * The program that runs built-in kinds of work. In a packaged app it lies beside the archive, as plain Node cannot read
 * inside. `null` in a checkout that was not built.
 */
export function findWorkerFile(): string | null {
  const file = findBuiltFile('worker', 'lull-worker.mjs')
  return file && file.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`)
}
