import { createStore, type StoreApi } from 'zustand'
import type { Deed, Job, JobId } from '../../../shared/model'
import { isRefusal, type Trouble, troubleOf } from '../../asks'
import type { Client } from '../../connect'
import { doneTo } from '../deeds'

interface Refusal {
  readonly job: Job
  readonly trouble: Trouble
  /** Whether the engine said so; without an answer it may have been done. */
  readonly isAnswered: boolean
}

/** Something that is done to several jobs, one after the other, and how far it has come. */
export interface DeedRun {
  readonly deed: Deed
  /** `stopping`: by the person, after the job at hand. `away`: the engine gave no answer. */
  readonly phase: 'underWay' | 'stopping' | 'stopped' | 'away' | 'over'
  readonly count: number
  /** As they became by it. */
  readonly done: readonly Job[]
  readonly refused: readonly Refusal[]
  /** Whose turn has not come. */
  readonly left: readonly Job[]
}

/** Whether all of it was done: nothing is left to say once that was seen. */
export const isAllDone = ({ phase, refused }: DeedRun) => phase === 'over' && refused.length === 0

export const isUnderWay = ({ phase }: DeedRun) => phase === 'underWay' || phase === 'stopping'

/** Outlives the page that asked for it. One at a time. */
export interface DeedRunner extends Pick<
  StoreApi<DeedRun | null>,
  'getState' | 'subscribe' | 'getInitialState'
> {
  begin(deed: Deed, jobs: readonly Job[]): void
  /** No further than the job at hand. */
  stop(): void
  /** On with those whose turn had not come. */
  goOn(): void
  /** What came of it was seen. */
  forget(): void
}

interface DeedRunnerParts {
  readonly client: Client
  /** What a job became. */
  readonly onDone: (job: Job) => void
  /** It ended, or got no further: these are as they were, as far as the engine has answered. */
  readonly onEnd: (untouched: ReadonlyMap<JobId, Job>) => void
}

export function createDeedRunner({ client, onDone, onEnd }: DeedRunnerParts): DeedRunner {
  const store = createStore<DeedRun | null>(() => null)
  const change = (from: (run: DeedRun) => DeedRun) => store.setState((run) => run && from(run), true)

  async function walk(): Promise<void> {
    for (let run = store.getState(); run?.phase === 'underWay' && run.left[0]; run = store.getState()) {
      await attempt(run.deed, run.left[0])
    }
    change((run) => ({ ...run, phase: phaseAfter(run) }))
    const run = store.getState()
    if (run) onEnd(new Map(untouched(run).map((job) => [job.id, job])))
  }

  async function attempt(deed: Deed, job: Job): Promise<void> {
    const result = await doneTo(client, deed, job.id).then(
      (became) => ({ became }),
      (error: unknown) => ({ error }),
    )
    if ('error' in result) return fail(deed, job, result.error)
    change((run) => ({ ...run, done: [...run.done, result.became], left: run.left.slice(1) }))
    onDone(result.became)
  }

  function fail(deed: Deed, job: Job, error: unknown): void {
    const isAnswered = isRefusal(error)
    const refusal = { job, trouble: troubleOf(error), isAnswered }
    // It may have been done before the engine went. To ask again changes nothing then, but for a retry.
    if (isAnswered || deed === 'retry') refuse(refusal)
    if (!isAnswered) change((run) => ({ ...run, phase: 'away' }))
  }

  function refuse(refusal: Refusal): void {
    change((run) => ({ ...run, refused: [...run.refused, refusal], left: run.left.slice(1) }))
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    getInitialState: store.getInitialState,
    begin(deed, jobs) {
      const before = store.getState()
      if (before && isUnderWay(before)) return
      store.setState({ deed, phase: 'underWay', count: jobs.length, done: [], refused: [], left: jobs }, true)
      void walk()
    },
    stop: () => change((run) => (run.phase === 'underWay' ? { ...run, phase: 'stopping' } : run)),
    goOn() {
      const before = store.getState()
      if (!before || isUnderWay(before) || before.left.length === 0) return
      change((run) => ({ ...run, phase: 'underWay' }))
      void walk()
    },
    forget: () => store.setState(null, true),
  }
}

/** Those to whom nothing was done. */
function untouched({ refused, left }: DeedRun): readonly Job[] {
  return [...refused.filter(({ isAnswered }) => isAnswered).map(({ job }) => job), ...left]
}

function phaseAfter({ phase, left }: DeedRun): DeedRun['phase'] {
  if (left.length === 0) return 'over'
  return phase === 'away' ? 'away' : 'stopped'
}
