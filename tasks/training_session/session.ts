import type { Aids } from '../kind'
import { trainByAdam } from './adam'
import { breastCancer, breastCancerSource } from './breast-cancer'
import { badData } from './csv'
import { type Dataset, readDataset } from './dataset'
import { logistic } from './logistic'
import { mlp } from './mlp'
import { mostColumns, trainByNewton } from './newton'
import { type Params, shipped } from './params'
import { type Split, splitRows } from './split'
import type { Trainer } from './trainer'

/** A model in training, and what it learns from. */
export interface Session {
  readonly dataset: Dataset
  /** Where the data come from, with their licence where they ship with the project. */
  readonly dataSource: string
  /** Tells these data from others: kept with a saved state. */
  readonly fingerprint: number
  readonly split: Split
  readonly trainer: Trainer
}

/** Reads the data, cuts them in two and sets the trainer up. Throws LullError where the data cannot be used. */
export function beginSession(params: Params, { texts }: Pick<Aids, 'texts'>): Session {
  const text = params.data === shipped ? breastCancer : texts[params.data]
  if (text === undefined) throw badData(`${params.data} was not read`, 'Check the path.')
  const dataset = readDataset(text, params.targetColumn)
  const split = splitRows(dataset, params.heldOutShare, params.seed)
  return {
    dataset,
    dataSource: params.data === shipped ? breastCancerSource : params.data,
    fingerprint: fingerprintOf(text),
    split,
    trainer: trainerFor(params, split),
  }
}

/** The 32-bit FNV-1a hash of its characters (Fowler, Noll and Vo). */
function fingerprintOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function trainerFor(params: Params, split: Split): Trainer {
  const { columns } = split.training
  if (params.model === 'mlp') return trainByAdam(params, mlp(columns, params.hiddenUnits), split)
  if (params.solver === 'adam') return trainByAdam(params, logistic(columns), split)
  if (columns <= mostColumns) return trainByNewton(params, split)
  if (params.solver === 'auto') return trainByAdam(params, logistic(columns), split)
  throw badData(`it has ${columns} columns, the solver newton takes ${mostColumns}`, 'Set solver to adam.')
}
