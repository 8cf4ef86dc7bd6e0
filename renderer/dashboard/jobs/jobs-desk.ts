import { createStore, type StoreApi } from 'zustand'
import type { Client } from '../../connect'
import { createDeedRunner, type DeedRunner } from './deed-run'
import { createJobList, type JobList } from './job-list'
import { nothingSelected, type Selection } from './selection'

/** What stays as it is while the person looks at a job or at another room. */
export interface JobsDesk {
  readonly list: JobList
  readonly selection: StoreApi<Selection>
  readonly runner: DeedRunner
}

export function createJobsDesk(client: Client): JobsDesk {
  const list = createJobList(client)
  const selection = createStore<Selection>(() => nothingSelected)
  const runner = createDeedRunner({
    client,
    onDone: list.hearOf,
    // Those to whom nothing was done are chosen again, unless others are by now.
    onEnd: (jobs) =>
      selection.setState((chosen) => (chosen.jobs.size > 0 ? chosen : { ...nothingSelected, jobs }), true),
  })
  return { list, selection, runner }
}
