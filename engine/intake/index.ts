export { attemptOrder } from './attempt-order'
export { inheritEnvironment } from './environment'
export { runFolders, type RunFolders } from './run-folders'
export { createIntake, type Intake, type Submission } from './submit'
