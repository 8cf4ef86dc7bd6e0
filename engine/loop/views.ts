import type { Job, JobId, Reason } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { Executor } from '../executors/executor'
import { readProgress } from '../executors/local'
import type { RunFolders } from '../intake'
import { currentKey } from './orders'

const noReasons: readonly Reason[] = []

export interface ViewParts {
  readonly executor: Executor
  readonly folders: RunFolders
  readonly reasonsOf: (id: JobId) => readonly Reason[] | undefined
}

/** Makes the job that doors show from the record that is kept: with its reasons, progress and live figures. */
export function createJobView({ executor, folders, reasonsOf }: ViewParts) {
  return (record: JobRecord): Job => {
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
      ...(usage && { attempts: withUsage(record, usage) }),
    }
  }
}

function withUsage(record: JobRecord, usage: NonNullable<ReturnType<Executor['usage']>>): Job['attempts'] {
  const { cpuSeconds, peakMemoryBytes, throttledSeconds } = usage
  return record.attempts.map((attempt, at) =>
    at === record.attempts.length - 1
      ? { ...attempt, cpuSeconds, peakMemoryBytes, throttledSeconds }
      : attempt,
  )
}
