import { LullError } from '../../shared/model'

/** Lines of cells: RFC 4180, with `\n` or `\r\n` between lines, empty lines left out. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  return recordsOf(text)
    .filter((record) => record.trim() !== '')
    .map(cellsOf)
}

/** Cut at line ends that lie outside quotes: where an even number of quotes came before. */
function recordsOf(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(/\r?\n/)
  const records: string[] = []
  let open = ''
  for (const line of text.split(/\r?\n/)) {
    open = open === '' ? line : `${open}\n${line}`
    if (open.split('"').length % 2 === 0) continue
    records.push(open)
    open = ''
  }
  if (open !== '') throw badData('a quote is opened and never closed', 'Close it, or leave the quotes out.')
  return records
}

/** A quoted cell, with its quotes doubled, or a plain one; then a comma or the end. */
const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy

function cellsOf(record: string): readonly string[] {
  if (!record.includes('"')) return record.split(',').map((text) => text.trim())
  const cells: string[] = []
  for (const [, quoted, plain, end] of record.matchAll(cell)) {
    cells.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'))
    if (end === '') break
  }
  return cells
}

/** What is wrong with a data file, and what to do about it. */
export function badData(message: string, hint: string): LullError {
  return new LullError('invalidInput', `the data cannot be used: ${message}`, { hint, path: 'data' })
}
