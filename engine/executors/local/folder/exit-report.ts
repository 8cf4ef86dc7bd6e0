import { constants } from 'node:os'
import path from 'node:path'
import { formerReport } from './former-report'
import { readText } from './text'

/** What the launcher wrote when the job had ended. */
export interface ExitReport {
  /** `false` when the launcher gave up before the job's first instruction. */
  readonly began: boolean
  readonly exitCode?: number
  readonly signal?: string
  /** Of the job and of all descendants that were waited for. */
  readonly cpuSeconds: number
}

/** To which the launcher, its watcher and whoever becomes the job add one line after the other. */
export const reportFile = (folder: string): string => path.join(folder, 'report')

/** The lines so far, without the blanks that keep room on the disk; none where there is no report. */
export function reportLines(folder: string): readonly string[] {
  return linesIn(reportIn(folder))
}

/** `null` while there is no complete report. */
export function readExitReport(folder: string): ExitReport | null {
  return parseExitReport(reportIn(folder))
}

function reportIn(folder: string): string {
  return readText(reportFile(folder)) ?? formerReport(folder)
}

/** What the launcher complained of before the end: what kept the job from beginning, or the word for the signal that ended it. */
export function complaintsIn(lines: readonly string[]): readonly string[] {
  const end = endIn(lines)
  const before = end < 0 ? lines : lines.slice(0, end)
  return before.filter((line) => line !== 'begun' && !line.startsWith('stopped '))
}

/**
 * The report's last lines: `code N`, the two lines of POSIX `times`, `end`. Before them stands `begun` if the job got to
 * its first instruction. A shell gives 128 + N for signal N, and complains: that tells it from a plain exit with the same
 * number.
 */
export function parseExitReport(text: string): ExitReport | null {
  const lines = linesIn(text)
  const end = endIn(lines)
  if (end < 0 || !lines.includes('end', end)) return null
  const code = Number(lines[end]?.slice('code '.length))
  const signal = complaintsIn(lines).length > 0 ? signalName(code - 128) : undefined
  const ending = signal === undefined ? { exitCode: code } : { signal }
  const times = lines.findLast((line) => /^\d+m[\d.]+s /.test(line)) ?? ''
  return { began: lines.includes('begun'), cpuSeconds: childSeconds(times), ...ending }
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}

function endIn(lines: readonly string[]): number {
  return lines.findLastIndex((line) => /^code \d+$/.test(line))
}

function signalName(number: number): string | undefined {
  const named = Object.entries(constants.signals).find(([, value]) => value === number)?.[0]
  return named ?? (number > 0 && number < 65 ? `SIG${number}` : undefined)
}

/** `0m1.25s 0m0.50s`: user and system time of the children. */
function childSeconds(line: string): number {
  let seconds = 0
  for (const [, minutes, rest] of line.matchAll(/(\d+)m([\d.]+)s/g))
    seconds += Number(minutes) * 60 + Number(rest)
  return seconds
}
