import type { JobOrder } from '../../../shared/model'
import { countOf } from './counting'

/** The list of jobs. */
export const listWords = {
  jobList: 'Jobs',
  columns: {
    name: 'Job',
    state: 'State',
    ran: 'Ran',
    ended: 'Ended',
    submitted: 'Submitted',
  } satisfies Record<JobOrder, string>,
  nameOrder: 'Sorted character by character, capitals like small letters: “sweep 10” stands before “sweep 2”',
  outdated: 'Put in order again',
  newJob: 'New job',
  searchJobs: 'Search name and command',
  state: 'State',
  all: 'all',
  held: 'held',
  reading: 'Reading…',
  notRead: 'Not read',
  jobsFound: (count: number) => countOf(count, 'job', 'jobs'),
  freshJobs: (count: number) => `Show ${countOf(count, 'new job', 'new jobs')}`,
  noJobs: 'Nothing submitted yet',
  noJobsHint:
    'Training, rendering, a long build: whatever takes its time runs while you are away, and stands still when you are back. Drop a script here, or write a command; each job then has its line here, with its log and outputs.',
  firstJob: 'Write the first job',
  noMatch: 'No job matches',
  noMatchHint: 'Search looks in names and commands; the state must match too.',
  showAll: 'Show all jobs',
} as const
