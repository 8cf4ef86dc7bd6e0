import fs from 'node:fs'
import path from 'node:path'
import type { Findings, Table } from '../tasks'

/** Writes all that a run found: `result.json`, `summary.txt`, a CSV a table, an SVG a plot, and the kind's own files. */
export function writeFindings(folder: string, found: Findings<unknown>): void {
  const write = (name: string, content: Uint8Array | string) =>
    fs.writeFileSync(path.join(folder, name), content)
  for (const table of found.tables) writeTable(path.join(folder, `${table.name}.csv`), table)
  for (const { name, svg } of found.plots) write(`${name}.svg`, svg)
  for (const [name, content] of Object.entries(found.files ?? {})) write(name, content)
  write('summary.txt', `${found.summary}\n`)
  // last: where there is a result, there is all of it
  write('result.json', `${JSON.stringify(found.result, null, 2)}\n`)
}

/** Piece by piece: the text of a long table takes many times the memory of its numbers. */
function writeTable(file: string, table: Table): void {
  const opened = fs.openSync(file, 'w')
  try {
    for (const piece of csv(table)) fs.appendFileSync(opened, piece)
  } finally {
    fs.closeSync(opened)
  }
}

const rowsInPiece = 10_000

/** Comma-separated values as RFC 4180 has them, with a header, in pieces of whole lines. */
export function* csv({ columns }: Table): Generator<string> {
  const values = Object.values(columns)
  const rows = Math.max(0, ...values.map(({ length }) => length))
  yield `${Object.keys(columns).map(cell).join(',')}\n`
  for (let from = 0; from < rows; from += rowsInPiece) {
    const lines = Array.from({ length: Math.min(rowsInPiece, rows - from) }, (_, at) =>
      values.map((column) => cell(column[from + at] ?? '')).join(','),
    )
    yield `${lines.join('\n')}\n`
  }
}

function cell(value: number | string): string {
  if (typeof value === 'number') return String(value)
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
