import type { LogLines } from './log-lines'

/** Looks for a text in the lines of a log as they come, a slice at a time: tens of thousands of lines may be kept. */
export interface LogSearch {
  /** Forgets what was found, and begins at the first line that is kept. Upper and lower case are the same; empty: nothing. */
  begin(text: string): void
  /** Looks on for a slice of time. Gives whether lines are left to look at. */
  lookOn(): boolean
  /** Numbers of the lines in which it was found so far, ascending. */
  matches(): readonly number[]
}

/** Half a frame: a key that is pressed meanwhile is drawn with the next one. */
const sliceMs = 8
/** Looked at between two looks at the clock. */
const blockLines = 500

/** `nowMs` only goes forward. */
export function createLogSearch(lines: LogLines, nowMs: () => number): LogSearch {
  let wanted = ''
  let found: readonly number[] = []
  let next = 0

  /** The matches of some lines. */
  function within(from: number, to: number): readonly number[] {
    const matches = []
    for (let line = from; line < to; line++) {
      if (lines.line(line).toLowerCase().includes(wanted)) matches.push(line)
    }
    return matches
  }

  return {
    begin(text) {
      wanted = text.toLowerCase()
      found = []
      next = lines.first()
    },
    lookOn() {
      if (wanted === '') return false
      const deadline = nowMs() + sliceMs
      // what was the last line then may have grown since
      next = Math.max(lines.first(), next - 1)
      const known = found.filter((line) => line >= lines.first() && line < next)
      const blocks = []
      do {
        const to = Math.min(next + blockLines, lines.end())
        blocks.push(within(next, to))
        next = to
      } while (next < lines.end() && nowMs() < deadline)
      found = [...known, ...blocks.flat()]
      return next < lines.end()
    },
    matches: () => found,
  }
}
