import fs from 'node:fs'
import path from 'node:path'
import type { Findings, Table } from '../tasks'

/** Writes all that a run found: `result.json`, `summary.txt`, a CSV a table, an SVG a plot, and the kind's own files. */
export function writeFindings(folder: string, found: Findings<unknown>): void {
  const write = (name: string, content: Uint8Array | string) =>
    fs.writeFileSync(path.join(folder, name), content)
  for (const table of found.tables) write(`${table.name}.csv`, csv(table))
  for (const { name, svg } of found.plots) write(`${name}.svg`, svg)
  for (const [name, content] of Object.entries(found.files ?? {})) write(name, content)
  write('summary.txt', `${found.summary}\n`)
  // last: where there is a result, there is all of it
  write('result.json', `${JSON.stringify(found.result, null, 2)}\n`)
}

/** Comma-separated values as RFC 4180 has them, with a header; a column that is shorter leaves its cells empty. */
export function csv({ columns }: Table): string {
  const values = Object.values(columns)
  const rows = Math.max(0, ...values.map(({ length }) => length))
  const lines = [Object.keys(columns).map(cell).join(',')]
  for (let row = 0; row < rows; row++) lines.push(values.map((column) => cell(column[row] ?? '')).join(','))
  return `${lines.join('\n')}\n`
}

function cell(value: number | string): string {
  if (typeof value === 'number') return String(value)
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
