import { badData, parseCsv } from './csv'

/** Rows of numbers, each with one of two labels. */
export interface Dataset {
  readonly features: readonly string[]
  /** The labels of 0 and 1, in the order of the alphabet. */
  readonly labels: readonly [string, string]
  readonly rows: number
  /** Row after row. */
  readonly values: Float64Array
  readonly targets: Uint8Array
}

/** Longer files would take more memory than `estimateMemoryBytes` promises. */
export const longestText = 16 * 1024 * 1024

/**
 * Reads a table with names in its first line. Throws LullError (`invalidInput`) that names row and column where a cell is no
 * number, and says what is wrong when there are not exactly two labels.
 */
export function readDataset(text: string, targetColumn: string): Dataset {
  if (text.length > longestText) {
    throw badData(`it is longer than ${longestText} characters`, 'Take a sample of its rows.')
  }
  const [names = [], ...lines] = parseCsv(text)
  const target = columnOf(names, targetColumn)
  const labels = labelsOf(lines.map((cells) => cells[target] ?? ''))
  const features = names.filter((_, column) => column !== target)
  if (features.length === 0) throw badData('it has one column', 'Add columns of numbers to learn from.')
  const values = new Float64Array(lines.length * features.length)
  for (const [row, cells] of lines.entries()) {
    if (cells.length !== names.length) {
      const found = `row ${row + 1} has ${cells.length} cells, the first line names ${names.length}`
      throw badData(found, 'Give every row as many cells as there are names.')
    }
    const numbers = cells.filter((_, column) => column !== target)
    const place = (index: number) => `row ${row + 1}, column ${features[index] ?? ''}`
    values.set(
      numbers.map((cell, index) => numberIn(cell, () => place(index))),
      row * features.length,
    )
  }
  const targets = Uint8Array.from(lines, (cells) => (cells[target] === labels[1] ? 1 : 0))
  return { features, labels, rows: lines.length, values, targets }
}

function columnOf(names: readonly string[], wanted: string): number {
  const column = wanted === '' ? names.length - 1 : names.indexOf(wanted)
  if (column < 0) {
    throw badData(
      `it has no column ${wanted}`,
      `Set targetColumn to one of ${names.slice(0, 20).join(', ')}.`,
    )
  }
  return column
}

function labelsOf(column: readonly string[]): readonly [string, string] {
  const [first, second, ...more] = [...new Set(column)].sort()
  if (first === undefined || second === undefined || more.length > 0) {
    const found = new Set(column).size
    throw badData(
      `its labels take ${found} different values, not two`,
      'Set targetColumn to a column with two values.',
    )
  }
  return [first, second]
}

function numberIn(cell: string, place: () => string): number {
  const value = cell === '' ? Number.NaN : Number(cell)
  if (Number.isFinite(value)) return value
  throw badData(
    `${place()}: ${cell === '' ? 'the cell is empty' : `“${cell}” is no number`}`,
    'Write a number there, or leave the row or the column out.',
  )
}
