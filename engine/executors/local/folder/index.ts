export { complaintsIn, type ExitReport, readExitReport, reportFile, reportLines } from './exit-report'
export { firstBytes } from './first-bytes'
export { type AttemptProcesses, type Intent, markOf, readIntent, writeIntent } from './intent'
export { type Lease, leaseEndingBy, noLease, takeLease } from './lease'
export {
  type LogLimits,
  type LogPiece,
  type LogStream,
  logStreams,
  mendRotation,
  needsRotation,
  readLog,
  rotateLog,
  watchLog,
} from './log-files'
export { type CollectedOutputs, collectOutputs, madeNothing, outputsFolder } from './outputs'
export { type Progress, progressFile, readProgress } from './progress'
export { fillNewFile, readText } from './text'
export { stoppedAtSeconds } from './stopped'
