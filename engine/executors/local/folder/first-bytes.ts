import { closeSync, openSync, readSync } from 'node:fs'

/** The beginning of a file as Latin-1 text; empty when it is not there or not ours to read. Never loads more. */
export function firstBytes(file: string, maxBytes: number): string {
  const bytes = Buffer.alloc(maxBytes)
  try {
    const descriptor = openSync(file, 'r')
    try {
      return bytes.toString('latin1', 0, readSync(descriptor, bytes))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'ENOENT') return ''
    throw error
  }
}
