/** The end of a log as lines: a buffer that lets go of the oldest ones. Lines are counted from the log's first, 0. */
export interface LogLines {
  /** More of the log; a character may be cut anywhere. */
  push(bytes: Uint8Array): void
  /** The first line that is still kept, and the one after the last. */
  first(): number
  end(): number
  /** A line without colours; of one that was written over (a progress bar) what it showed last. */
  line(number: number): string
  /** Everything that is kept. */
  text(): string
}

/** A line is cut here: a file without line ends would make one that no window can draw. */
const longestLine = 4000
const cut = '…'

/** ECMA-48 control sequences: colours, cursor moves. */
const control = new RegExp(`${String.fromCharCode(27)}(?:\\[[0-9;:?]*[ -/]*[@-~]|[@-Z\\\\-_])`, 'g')

/** Keeps the last `most` lines, and for a moment a tenth more: letting go of many at once is cheap. */
export function createLogLines(most = 50_000): LogLines {
  const decoder = new TextDecoder()
  let lines: string[] = []
  let dropped = 0
  let open = ''

  const shown = () => (open === '' ? lines : [...lines, plain(open)])
  return {
    push(bytes) {
      const pieces = (open + decoder.decode(bytes, { stream: true })).split('\n')
      open = (pieces.pop() ?? '').slice(-longestLine * 2)
      for (const piece of pieces) lines.push(plain(piece))
      if (lines.length <= most * 1.1) return
      dropped += lines.length - most
      lines = lines.slice(-most)
    },
    first: () => dropped,
    end: () => dropped + lines.length + (open === '' ? 0 : 1),
    line: (number) => lines[number - dropped] ?? plain(open),
    text: () => shown().join('\n'),
  }
}

function plain(line: string): string {
  const text = line.replace(control, '').replace(/\r+$/, '')
  const last = text.slice(text.lastIndexOf('\r') + 1)
  return last.length > longestLine ? last.slice(0, longestLine) + cut : last
}
