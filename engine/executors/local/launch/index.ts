export { beginAttempt } from './beginning'
export { LaunchFailure } from './launch'
