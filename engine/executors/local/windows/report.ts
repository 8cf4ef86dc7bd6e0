import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { reportFile, reportLines } from '../folder/exit-report'

/**
 * Makes room on the disk for what is written once the job runs, which may have filled it: blanks, written over in place.
 * (The same file as that of the POSIX launcher.)
 */
export function reserveReport(folder: string): void {
  writeFileSync(reportFile(folder), `${' '.repeat(512)}\n`, { mode: 0o600 })
}

export function addToReport(folder: string, ...lines: readonly string[]): void {
  const known = reportLines(folder)
  const file = openSync(reportFile(folder), 'r+')
  try {
    writeSync(file, `${[...known, ...lines].join('\n')}\n`, 0)
  } finally {
    closeSync(file)
  }
}

export function hasBegun(folder: string): boolean {
  return reportLines(folder).includes('begun')
}
