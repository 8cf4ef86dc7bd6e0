export { beginAttempt } from './beginning'
export { LaunchFailure } from './launch'
export { openLaunchPad } from './launch-pad'
