import { constants } from 'node:os'
import path from 'node:path'
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

/** `null` while there is no complete report. */
export function readExitReport(folder: string): ExitReport | null {
  return parseExitReport(readText(path.join(folder, 'exit')) ?? '')
}

/**
 * The report's lines: `code N`, perhaps `unstarted`, perhaps `signalled`, the two lines of POSIX `times`, `end`. A shell
 * gives 128 + N for signal N, and `signalled` tells that from a plain exit with the same number.
 */
export function parseExitReport(text: string): ExitReport | null {
  const lines = text.trimEnd().split('\n')
  const code = Number(/^code (\d+)$/.exec(lines[0] ?? '')?.[1])
  if (lines.at(-1) !== 'end' || Number.isNaN(code)) return null
  const signal = lines.includes('signalled') ? signalName(code - 128) : undefined
  const ending = signal === undefined ? { exitCode: code } : { signal }
  return { began: !lines.includes('unstarted'), cpuSeconds: childSeconds(lines.at(-2) ?? ''), ...ending }
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
