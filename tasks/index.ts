import { decisionMaking } from './decision_making'
import { neuralSimulation } from './neural_simulation'
import type { Kind } from './kind'
import { memoryConsolidation } from './memory_consolidation'

export { type Crew, type LaneWork, soloCrew } from './crew'
export type { Aids, Findings, GivenParams, Kind, Plot, Run, Table } from './kind'

/** The built-in kinds of work. */
export const kinds: readonly Kind[] = [neuralSimulation, memoryConsolidation, decisionMaking]
