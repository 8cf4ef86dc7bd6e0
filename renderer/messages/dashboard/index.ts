import { costWords } from './costs'
import { figure } from './counting'
import { jobWords } from './job'
import { listWords } from './jobs'
import { machineWords } from './machine'
import { manyWords } from './many'
import { timelineWords } from './timeline'

/** Every word of the dashboard beside what the engine says itself, a file a room. */
export const words = {
  rooms: 'Dashboard',
  room: { jobs: 'Jobs', timeline: 'Timeline', machine: 'Machine', costs: 'Costs' },
  count: figure,
  ...listWords,
  ...manyWords,
  ...jobWords,
  ...timelineWords,
  ...machineWords,
  ...costWords,
}
