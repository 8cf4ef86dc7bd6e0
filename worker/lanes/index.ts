export { openCrew } from './crew'
export { workInLane } from './lane'
