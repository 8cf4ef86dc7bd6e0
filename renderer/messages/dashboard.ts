const countOf = (count: number, one: string, many: string) => `${figure(count)} ${count === 1 ? one : many}`
const figure = (count: number) => count.toLocaleString()

/** Every word of the dashboard beside what the engine says itself. */
export const words = {
  rooms: 'Dashboard',
  room: { jobs: 'Jobs', timeline: 'Timeline', machine: 'Machine', costs: 'Costs' },
  count: figure,

  jobList: 'Jobs, newest first',
  newJob: 'New job',
  searchJobs: 'Search name and command',
  state: 'State',
  all: 'all',
  held: 'held',
  reading: 'Reading…',
  jobsFound: (count: number) => countOf(count, 'job', 'jobs'),
  freshJobs: (count: number) => `Show ${countOf(count, 'new job', 'new jobs')}`,
  noJobs: 'Nothing submitted yet',
  noJobsHint: 'A job is any command that may take its time. Make one with New job, or try one in a terminal:',
  noMatch: 'No job matches',
  noMatchHint: 'Search looks in names and commands; the state must match too.',
  showAll: 'Show all jobs',
} as const
