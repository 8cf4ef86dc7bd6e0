import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A program of ours that is built into `out/`: in the nearest folder above this code that has it, whether this code is
 * bundled or not. `null` in a checkout that was not built.
 */
export function findBuiltFile(folderInOut: string, name: string): string | null {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'out', folderInOut, name)
    if (existsSync(file)) return file
    if (folder === path.dirname(folder)) return null
  }
}
