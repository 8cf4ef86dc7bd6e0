export type { Lab, StartOptions } from './lab'
export { openLab, type OpenLab } from './open-lab'
export { endAllThatName } from './end-processes'
export { until } from './until'
