export { traceOfHistory } from './history'
export { simulate } from './simulate'
export {
  usualReaction,
  type Decision,
  type JobReport,
  type Reaction,
  type Report,
  type SimulatedJob,
  type Simulation,
  type SimulationInput,
} from './simulation'
