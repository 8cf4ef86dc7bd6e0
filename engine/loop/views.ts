import { isOutcome, type Job, type JobId, type Reason } from '../../shared/model'
import type { Now } from '../../core/clock'
import { frozenSecondsAt, type JobRecord, runSecondsAt } from '../../core/jobs'
import type { AttemptUsage, Executor } from '../executors/executor'
import { readProgress } from '../executors/local'
import type { RunFolders } from '../intake'
import { currentKey } from './orders'

const noReasons: readonly Reason[] = []

export interface ViewParts {
  readonly executor: Executor
  readonly folders: RunFolders
  readonly reasonsOf: (id: JobId) => readonly Reason[] | undefined
  readonly clock: () => Now
  readonly bootId: string
}

/** Makes the job that doors show from the record that is kept: with its reasons, progress and live figures. */
export function createJobView(parts: ViewParts): (record: JobRecord) => Job {
  const { executor, folders, reasonsOf } = parts
  // What has ended changes no more: its progress is read from disk once, not at every look.
  const ended = new WeakMap<JobRecord, Job>()

  function view(record: JobRecord): Job {
    const { clock: _clock, stopping: _stopping, ...kept } = record
    const waits = record.state === 'queued' || record.state === 'frozen'
    const job = { ...kept, reasons: (waits && reasonsOf(record.id)) || noReasons, throttled: false }
    const key = currentKey(record)
    if (!key || record.state === 'queued') return job
    const usage = executor.usage(key)
    const progress = readProgress(folders.ofAttempt(key))
    return {
      ...job,
      throttled: usage?.throttledNow ?? false,
      ...(progress?.percent !== undefined && { progressPercent: progress.percent }),
      ...(progress?.message !== undefined && { progressMessage: progress.message }),
      attempts: withFigures(record, usage, parts),
    }
  }

  return (record) => {
    if (!isOutcome(record.state)) return view(record)
    const known = ended.get(record) ?? view(record)
    ended.set(record, known)
    return known
  }
}

/** The newest attempt up to this moment; the earlier ones are history. */
function withFigures(
  record: JobRecord,
  usage: AttemptUsage | null,
  { clock, bootId }: ViewParts,
): Job['attempts'] {
  const newest = record.attempts.at(-1)
  if (!newest || record.clock === null) return record.attempts
  const now = clock()
  const attempt = {
    ...newest,
    runSeconds: runSecondsAt(record, now, bootId),
    frozenSeconds: frozenSecondsAt(record, now, bootId),
    ...(usage && {
      cpuSeconds: usage.cpuSeconds,
      peakMemoryBytes: usage.peakMemoryBytes,
      throttledSeconds: usage.throttledSeconds,
    }),
  }
  return [...record.attempts.slice(0, -1), attempt]
}
