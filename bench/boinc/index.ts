export { startBoinc } from './client'
export { plantTask, startBusyBoinc } from './task'
