export type { Lab, StartOptions } from './lab'
export { openLab, type OpenLab } from './open-lab'
export { endAllThatName, endTree } from './end-processes'
export { until } from './until'
