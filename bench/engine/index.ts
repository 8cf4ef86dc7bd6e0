export { askDoor } from './ask'
export { lull, lullScript } from './command-line'
export { type Running, socketOf, startApp, startHeadless, startPlainApp } from './start'
