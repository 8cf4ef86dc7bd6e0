import { readFileSync, writeFileSync } from 'node:fs'

/** A file's text; `null` when there is no such file. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Fills a file that is empty or not there yet, for its person alone. It is added to, not cut off and written: what was cut
 * off ext4 brings to the disk as soon as it is closed (ext4(5), `auto_da_alloc`), and whoever waits for the disk next waits
 * for that too.
 */
export function fillNewFile(file: string, text: string): void {
  writeFileSync(file, text, { flag: 'a', mode: 0o600 })
}
