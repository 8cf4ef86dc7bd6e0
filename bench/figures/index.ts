import type { Bench } from '../bench'
import { brunel, brunelBeside } from './brunel'
import { boinc } from './boinc'
import { boincInput } from './boinc-input'
import { door } from './door'
import { freezeByCgroup, freezeBySignals } from './freeze'
import { hold } from './hold'
import { input } from './input'
import { faceSize } from './face-size'
import { scroll } from './scroll'
import { dashboard } from './dashboard'
import { logLines } from './log-lines'
import { popover } from './popover'
import { planner } from './planner'
import { rest } from './rest'
import { sample } from './sample'
import { shortJobs } from './short-jobs'
import { simulate } from './simulate'
import { start } from './start'
import { tray } from './tray'
import { unplugged } from './unplugged'

/** All benches, the quick ones first. */
export const benches: readonly Bench[] = [
  planner,
  faceSize,
  hold,
  start,
  tray,
  popover,
  dashboard,
  scroll,
  logLines,
  shortJobs,
  door,
  sample,
  simulate,
  brunel,
  brunelBeside,
  freezeByCgroup,
  freezeBySignals,
  unplugged,
  input,
  boincInput,
  boinc,
  rest,
]
