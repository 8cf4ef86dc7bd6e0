import type { Bench } from '../bench'
import { freezeByCgroup, freezeBySignals } from './freeze'
import { hold } from './hold'
import { input } from './input'
import { rest } from './rest'
import { sample } from './sample'
import { simulate } from './simulate'
import { start } from './start'

/** All benches, the quick ones first. */
export const benches: readonly Bench[] = [
  hold,
  start,
  sample,
  simulate,
  freezeByCgroup,
  freezeBySignals,
  input,
  rest,
]
