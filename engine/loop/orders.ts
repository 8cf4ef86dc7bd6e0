import type { JobId } from '../../shared/model'
import type { Now } from '../../core/clock'
import { checkpointSignal, type JobRecord } from '../../core/jobs'
import type { Action } from '../../core/planner'
import type { AttemptKey, Executor, ExecutorNews } from '../executors/executor'
import type { Log } from '../instance'
import { attemptOrder, type RunFolders } from '../intake'
import type { JobBook } from './job-book'

/** Carries out what the planner decided. Intent goes to the book (and so to disk) before the executor hears of it. */
export interface Orders {
  carryOut(action: Action): void
  /** Jobs whose executor has an order under way: the planner leaves them alone until it has reported. */
  readonly busy: ReadonlySet<JobId>
  /** Jobs that run at the lowest priority because their person is there. */
  readonly yielding: ReadonlySet<JobId>
  /** Resolves when no order is under way any more. */
  settled(): Promise<void>
}

export interface OrderParts {
  readonly book: JobBook
  readonly executor: Executor
  readonly folders: RunFolders
  readonly log: Log
  readonly clock: () => Now
  readonly bootId: string
  /** What became of an order that the executor could not carry out, as news of its attempt. */
  readonly tell: (news: ExecutorNews) => void
  /** An order has ended and its job is not what it was: the planner may look at it again. */
  readonly onSettled: () => void
}

/** The hand-out that the job's newest attempt stands for. */
export function currentKey(job: JobRecord): AttemptKey | undefined {
  const attempt = job.attempts.at(-1)
  return attempt && { job: job.id, number: attempt.number, epoch: attempt.epoch }
}

export function createOrders(parts: OrderParts): Orders {
  const { book, executor, folders, log } = parts
  const busy = new Set<JobId>()
  const yielding = new Set<JobId>()
  const underWay = new Set<Promise<void>>()
  const moment = () => ({ now: parts.clock(), bootId: parts.bootId })

  /** `work` runs with the job marked as busy; `failed` says what its failure means for the job. */
  function track(job: JobId, work: () => Promise<void>, failed: (message: string) => void): void {
    const before = book.get(job)
    busy.add(job)
    const tracked = work()
      .catch((error: unknown) => {
        log.error('an order failed', { job, error })
        failed(error instanceof Error ? error.message : String(error))
      })
      .finally(() => {
        busy.delete(job)
        underWay.delete(tracked)
        // An order that changed nothing would only be given again at once; the next look finds it in good time.
        if (book.get(job) !== before) parts.onSettled()
      })
    underWay.add(tracked)
  }

  function note(key: AttemptKey, text: string): void {
    parts.tell({ key, type: 'note', note: text })
  }

  function start(action: Action & { type: 'start' }): void {
    const job = book.apply(action.job, { ...action, type: 'startIntended', ...moment() })
    const key = job && currentKey(job)
    if (!key) return
    yielding.delete(key.job)
    track(
      key.job,
      async () => executor.start(attemptOrder(job, key, folders)),
      (message) => {
        const error = {
          code: 'launchFailed',
          message,
          hint: 'engine.log says more; then retry the job.',
        } as const
        parts.tell({ key, type: 'launchFailed', error })
      },
    )
  }

  function stop(action: Action & { type: 'stop' }, key: AttemptKey, job: JobRecord): void {
    // Already there when a stop that an earlier engine began is gone on with.
    if (job.stopping === null) {
      book.apply(key.job, { type: 'stopOrdered', epoch: key.epoch, cause: action.cause, ...moment() })
    }
    const firstSignal = action.cause === 'preempt' ? checkpointSignal(job.spec) : undefined
    const how = { graceSeconds: action.graceSeconds, ...(firstSignal && { firstSignal }) }
    track(
      key.job,
      () => executor.stop(key, how),
      (message) => note(key, `The stop failed: ${message}`),
    )
  }

  function setYielding(key: AttemptKey, wanted: boolean): void {
    if (wanted) yielding.add(key.job)
    else yielding.delete(key.job)
    track(
      key.job,
      // What comes next depends on it, though nothing in the record does.
      () => executor.setYielding(key, wanted).finally(() => setImmediate(parts.onSettled)),
      (message) => note(key, `Its priority stayed: ${message}`),
    )
  }

  function carryOut(action: Action): void {
    if (action.type === 'start') return start(action)
    if (action.type === 'cancel') {
      const dependency = book.get(action.dependency)?.name ?? action.dependency
      book.apply(action.job, { type: 'dependencyFailed', dependency, ...moment() })
      return
    }
    if (action.type === 'reportMissedDeadline') {
      book.apply(action.job, { type: 'deadlineMissed', ...moment() })
      return
    }
    const job = book.get(action.job)
    const key = job && currentKey(job)
    if (!key) return
    switch (action.type) {
      case 'freeze':
        return track(
          key.job,
          () => executor.freeze(key),
          (message) => note(key, `The freeze failed: ${message}`),
        )
      case 'thaw':
        return track(
          key.job,
          () => executor.thaw(key),
          (message) => note(key, `The thaw failed: ${message}`),
        )
      case 'setYielding':
        return setYielding(key, action.yielding)
      case 'stop':
        return stop(action, key, job)
    }
  }

  return {
    carryOut,
    busy,
    yielding,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
