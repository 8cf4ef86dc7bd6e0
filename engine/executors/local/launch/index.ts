export { beginAttempt, type Beginning } from './beginning'
export { attemptVariables, launcherEnvironment } from './job-environment'
export { firstLine, gaveUp, identifyAll, LaunchFailure } from './launch'
export { openLaunchPad } from './launch-pad'
