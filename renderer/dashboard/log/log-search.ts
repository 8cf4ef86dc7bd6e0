import type { LogLines } from './log-lines'

/** Looks for a text in the lines of a log as they come, a slice at a time: tens of thousands of lines may be kept. */
export interface LogSearch {
  /** Forgets what was found, and begins at the first line that is kept. Upper and lower case are the same; empty: nothing. */
  begin(text: string): void
  /** Looks on for a slice of time. Gives whether lines are left to look at. */
  lookOn(): boolean
  matches(): Matches
}

/** Where it was found so far: another one each time more was looked at. */
export interface Matches {
  /** Numbers of lines, ascending. The array grows in place: copying all for every line that comes is costly garbage. */
  readonly lines: readonly number[]
}

/** Half a frame: a key that is pressed meanwhile is drawn with the next one. */
const sliceMs = 8
/** Looked at between two looks at the clock. */
const blockLines = 500

/** `nowMs` only goes forward. */
export function createLogSearch(lines: LogLines, nowMs: () => number): LogSearch {
  let wanted = ''
  let found: number[] = []
  let matches: Matches = { lines: found }
  let next = 0

  function forget(): void {
    found = []
    matches = { lines: found }
  }

  /** Keeps what was found in lines that are kept and will not be looked at again. */
  function keepKnown(): void {
    while ((found.at(-1) ?? -1) >= next) found.pop()
    const first = lines.first()
    if ((found[0] ?? first) < first) found = found.filter((line) => line >= first)
  }

  function lookWithin(from: number, to: number): void {
    for (let line = from; line < to; line++) {
      if (lines.line(line).toLowerCase().includes(wanted)) found.push(line)
    }
  }

  return {
    begin(text) {
      wanted = text.toLowerCase()
      forget()
      next = lines.first()
    },
    lookOn() {
      if (wanted === '') return false
      const deadline = nowMs() + sliceMs
      // what was the last line then may have grown since
      next = Math.max(lines.first(), next - 1)
      keepKnown()
      do {
        const to = Math.min(next + blockLines, lines.end())
        lookWithin(next, to)
        next = to
      } while (next < lines.end() && nowMs() < deadline)
      matches = { lines: found }
      return next < lines.end()
    },
    matches: () => matches,
  }
}
