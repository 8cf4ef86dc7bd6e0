import { type Paint, widthOf } from './paint'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  readonly align?: 'left' | 'right'
  /** Gives way when the terminal is too narrow. */
  readonly shrinks?: boolean
}

const gap = '  '
const narrowest = 12

/** Rows under a line of titles. On a terminal (`columns`) the shrinking column gives way so that no line wraps. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  look: { readonly paint: Paint; readonly columns: number | undefined },
): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)))
  const widths = fit(columns, naturalWidths(columns, cells), look.columns)
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => pad(shorten(text, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.align))
      .join(gap)
      .trimEnd()
  const titles = look.paint.dim(line(columns.map(({ title }) => title)))
  return [titles, ...cells.map(line)].join('\n')
}

function naturalWidths<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
): readonly number[] {
  return columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  )
}

function fit<Row>(
  columns: readonly Column<Row>[],
  widths: readonly number[],
  room: number | undefined,
): readonly number[] {
  if (room === undefined) return widths
  const excess = widths.reduce((sum, width) => sum + width + gap.length, -gap.length) - room
  if (excess <= 0) return widths
  return widths.map((width, at) => (columns[at]?.shrinks ? Math.max(narrowest, width - excess) : width))
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? blank + text : text + blank
}

/** Cuts a text to a width, the last column an ellipsis. A text with colours is left whole. */
function shorten(text: string, width: number): string {
  const letters = Array.from(text)
  if (widthOf(text) <= width || text.includes('\u001B')) return text
  return `${letters.slice(0, Math.max(0, width - 1)).join('')}…`
}
