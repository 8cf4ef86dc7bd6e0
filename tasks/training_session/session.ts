import type { Aids } from '../kind'
import { trainByAdam } from './adam'
import { breastCancer } from './breast-cancer'
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
  readonly split: Split
  readonly trainer: Trainer
}

/** Reads the data, cuts them in two and sets the trainer up. Throws LullError where the data cannot be used. */
export function beginSession(params: Params, { texts }: Pick<Aids, 'texts'>): Session {
  const text = params.data === shipped ? breastCancer : texts[params.data]
  if (text === undefined) throw badData(`${params.data} was not read`, 'Check the path.')
  const dataset = readDataset(text, params.targetColumn)
  const split = splitRows(dataset, params.heldOutShare, params.seed)
  return { dataset, split, trainer: trainerFor(params, split) }
}

function trainerFor(params: Params, split: Split): Trainer {
  const { columns } = split.training
  if (params.model === 'mlp') return trainByAdam(params, mlp(columns, params.hiddenUnits), split)
  if (params.solver === 'adam') return trainByAdam(params, logistic(columns), split)
  if (columns <= mostColumns) return trainByNewton(params, split)
  if (params.solver === 'auto') return trainByAdam(params, logistic(columns), split)
  throw badData(`it has ${columns} columns, the solver newton takes ${mostColumns}`, 'Set solver to adam.')
}
