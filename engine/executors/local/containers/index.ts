export type { Container, ContainerUse } from './container'
export { cgroupContainer } from './cgroup'
export {
  closeCgroupBase,
  makeGroup,
  openCgroupBase,
  removeGroup,
  removeBase,
  sweepBase,
  type CgroupBase,
} from './cgroup-base'
export { memoryMeter } from './memory'
export { signalContainer } from './signals'
export { boundProcesses, cgroupLimiter, missingLimits } from './cgroup-limits'
export { jobNice, lowestNice, setThreadsNice } from './priority'
export { untilNone } from './deadline'
