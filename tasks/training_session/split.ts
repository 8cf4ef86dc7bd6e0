import { createRandom, type Random } from '../random'
import { badData } from './csv'
import type { Dataset } from './dataset'

/** Rows that a model sees: standardised, one behind the other. */
export interface Part {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
  readonly targets: Uint8Array
}

/** A data set cut in two, and how its columns were standardised. */
export interface Split {
  readonly training: Part
  readonly heldOut: Part
  readonly means: Float64Array
  /** Population standard deviations (divided by n) of the training rows; 1 for a column that never changes. */
  readonly deviations: Float64Array
}

/** A stream that nothing else draws from. */
const streamOfSplit = 1

/** Draws the rows to hold out, and standardises every column by mean and deviation of the training rows alone. */
export function splitRows(dataset: Dataset, heldOutShare: number, seed: number): Split {
  const order = Uint32Array.from({ length: dataset.rows }, (_, row) => row)
  const heldOutRows = Math.round(heldOutShare * dataset.rows)
  if (heldOutRows > 0) shuffle(order, createRandom(seed, streamOfSplit))
  const [heldOut, training] = [order.slice(0, heldOutRows), order.slice(heldOutRows)]
  const learned = new Set(Array.from(training, (row) => dataset.targets[row]))
  if (learned.size < 2) {
    throw badData(
      'the rows to train on all have the same label',
      'Hold out fewer rows, or add rows of the rarer label.',
    )
  }
  const { means, deviations } = momentsOf(dataset, training)
  const part = (rows: Uint32Array) => standardised(dataset, rows, means, deviations)
  return { training: part(training), heldOut: part(heldOut), means, deviations }
}

/** Puts them into a random order, every order as likely (Durstenfeld 1964). */
export function shuffle(order: Uint32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const moved = order[last] as number
    order[last] = order[other] as number
    order[other] = moved
  }
}

function momentsOf({ features, values }: Dataset, rows: Uint32Array) {
  const columns = features.length
  const means = new Float64Array(columns)
  const deviations = new Float64Array(columns)
  for (let column = 0; column < columns; column++) {
    let sum = 0
    for (const row of rows) sum += values[row * columns + column] as number
    const mean = sum / rows.length
    let squares = 0
    for (const row of rows) {
      const off = (values[row * columns + column] as number) - mean
      squares += off * off
    }
    means[column] = mean
    deviations[column] = Math.sqrt(squares / rows.length) || 1
  }
  return { means, deviations }
}

function standardised(
  { features, values, targets }: Dataset,
  rows: Uint32Array,
  means: Float64Array,
  deviations: Float64Array,
): Part {
  const columns = features.length
  const standard = new Float64Array(rows.length * columns)
  for (const [place, row] of rows.entries()) {
    for (let column = 0; column < columns; column++) {
      const off = (values[row * columns + column] as number) - (means[column] as number)
      standard[place * columns + column] = off / (deviations[column] as number)
    }
  }
  return {
    rows: rows.length,
    columns,
    values: standard,
    targets: Uint8Array.from(rows, (row) => targets[row] ?? 0),
  }
}
