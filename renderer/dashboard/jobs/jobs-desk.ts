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
  let offered = nothingSelected
  const runner = createDeedRunner({ client, onDone: list.hearOf, onEnd: offer })

  /** Those to whom nothing was done are chosen again, unless others are by now. */
  function offer(jobs: Selection['jobs']): void {
    if (selection.getState().jobs.size > 0) return
    offered = { ...nothingSelected, jobs }
    selection.setState(offered, true)
  }

  /** What goes on with them leaves them chosen no longer. */
  function goOn(): void {
    if (selection.getState() === offered) selection.setState(nothingSelected, true)
    runner.goOn()
  }
  return { list, selection, runner: { ...runner, goOn } }
}
