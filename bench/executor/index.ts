export { busyCommand, busyProcesses, untilBusy } from './busy-tree'
export { openExecutor, type OpenExecutor, type StartedJob } from './open-executor'
