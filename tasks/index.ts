import { decisionMaking } from './decision_making'
import type { Kind } from './kind'

export { type Crew, type LaneWork, soloCrew } from './crew'
export type { Aids, Findings, GivenParams, Kind, Plot, Run, Table } from './kind'

/** The built-in kinds of work. */
export const kinds: readonly Kind[] = [decisionMaking]
