import { widthOf } from '../paint'
import type { Face } from '../surroundings'

/** The last line of a terminal, rewritten in place below whatever else is printed. */
export interface StatusLine {
  /** Shows this line, or none for an empty text. */
  set(text: string): void
  /** Prints a line that stays, above the status line. */
  say(text: string): void
  /** Makes room before other bytes go to the same terminal. */
  before(): void
  /** Shows the line again after them; `bytes` is what was printed. */
  after(bytes: Uint8Array): void
}

const newline = 10
/** For a terminal that does not know its width. */
const usualColumns = 80
const eraseLine = '\r\u001B[K'

/** A status line on a terminal; on anything else only what stays is printed. */
export function createStatusLine(face: Face): StatusLine {
  const terminal = face.isTTY === true
  let wanted = ''
  let shown = false
  let atLineStart = true

  function erase(): void {
    if (shown) face.write(eraseLine)
    shown = false
  }
  function draw(): void {
    if (!terminal || wanted === '' || !atLineStart) return
    face.write(cut(wanted, (face.columns || usualColumns) - 1))
    shown = true
  }
  return {
    set(text) {
      if (text === wanted) return
      erase()
      wanted = text === '' ? '' : `lull: ${text}`
      draw()
    },
    say(text) {
      erase()
      face.write(`${atLineStart ? '' : '\n'}lull: ${text}\n`)
      atLineStart = true
      draw()
    },
    before: erase,
    after(bytes) {
      if (terminal && bytes.length > 0) atLineStart = bytes.at(-1) === newline
      draw()
    },
  }
}

function cut(text: string, columns: number): string {
  return widthOf(text) <= columns
    ? text
    : `${Array.from(text)
        .slice(0, columns - 1)
        .join('')}…`
}
