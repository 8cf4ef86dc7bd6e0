import { attentionModeling } from './attention_modeling'
import { decisionMaking } from './decision_making'
import type { Kind } from './kind'
import { memoryConsolidation } from './memory_consolidation'
import { neuralSimulation } from './neural_simulation'
import { trainingSession } from './training_session'

export { type Crew, type LaneWork, soloCrew } from './crew'
export { parametersOf } from './parameters'
export type { Aids, Findings, GivenParams, Kind, Plot, Run, Table } from './kind'

/** The built-in kinds of work. */
export const kinds: readonly Kind[] = [
  neuralSimulation,
  memoryConsolidation,
  attentionModeling,
  decisionMaking,
  trainingSession,
]
