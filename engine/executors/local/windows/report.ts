import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'

const names = ['begun', 'exit', 'stopped'] as const
type Name = (typeof names)[number]

/**
 * Makes room on the disk for what is written once the job runs, which may have filled it: blanks, written over in place.
 * (The same files as those of the POSIX launcher.)
 */
export function reserveReports(folder: string): void {
  for (const name of names) writeFileSync(path.join(folder, name), `${' '.repeat(512)}\n`, { mode: 0o600 })
}

export function report(folder: string, name: Name, text: string): void {
  const file = openSync(path.join(folder, name), 'r+')
  try {
    writeSync(file, `${text}\n`, 0)
  } finally {
    closeSync(file)
  }
}

export function isReported(folder: string, name: Name): boolean {
  return readFileSync(path.join(folder, name), 'utf8').trim() !== ''
}
