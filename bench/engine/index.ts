export { askDoor } from './ask'
export { type Client, type JobWish, openClient } from './client'
export { lull, lullScript } from './command-line'
export { machineOf, quietMachine } from './quiet-machine'
export { endedJobs } from './ended-jobs'
export {
  filesOf,
  type InspectedApp,
  type Running,
  socketOf,
  startApp,
  startHeadless,
  startInspectedApp,
  startPlainApp,
} from './start'
