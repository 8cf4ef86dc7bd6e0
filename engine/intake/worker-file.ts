import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const inCheckout = path.join('out', 'worker', 'lull-worker.mjs')

/**
 * The program that runs built-in kinds of work: in the nearest folder above this code that has it, whether this code is
 * bundled or not. In a packaged app it lies beside the archive, as plain Node cannot read inside. `null` in a checkout
 * that was not built.
 */
export function findWorkerFile(): string | null {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const file = path.join(folder, inCheckout)
    if (existsSync(file)) return file.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`)
    if (folder === path.dirname(folder)) return null
  }
}
