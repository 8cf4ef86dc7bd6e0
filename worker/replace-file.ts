import fs from 'node:fs'

/** Writes a file whole: whoever reads it meanwhile, or after a crash, sees the old text or the new one. */
export function replaceFile(file: string, content: Uint8Array | string): void {
  fs.writeFileSync(`${file}.new`, content)
  fs.renameSync(`${file}.new`, file)
}
