export { localPlace } from './place'
export type { MachineSize } from './place'
export { plan } from './plan'
export type { Action, GpuCapacity, Place, Plan, PlannerState } from './plan-types'
