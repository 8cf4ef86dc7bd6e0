import type { Now } from '../../core/clock'
import { timestamp } from '../../core/clock'
import type { JobId } from '../../shared/model'
import type { Executor } from '../executors/executor'
import type { UsageStore } from '../store'
import { gpuShare } from './gpu-share'
import type { JobBook } from './job-book'
import type { Present } from './present'
import { currentKey } from './orders'

/** A job of a day then has 8,640 points; each costs some 60 bytes. */
const everySeconds = 10

interface Mark {
  readonly attempt: number
  readonly cpuSeconds: number
  readonly atSeconds: number
}

export interface UsageParts {
  readonly book: JobBook
  readonly executor: Executor
  readonly usage: UsageStore
  readonly clock: () => Now
}

/** Notes what running jobs use, every ten seconds while any runs; called whenever the present changed. */
export function createUsageRecorder({
  book,
  executor,
  usage,
  clock,
}: UsageParts): (present: Present) => void {
  const marks = new Map<JobId, Mark>()
  let lookedAt = -Infinity

  return ({ sight: { sample } }) => {
    const now = clock()
    if (now.monotonicSeconds - lookedAt < everySeconds) return
    lookedAt = now.monotonicSeconds
    const running = book.active().filter(({ state }) => state === 'running')
    for (const id of marks.keys()) if (!running.some((job) => job.id === id)) marks.delete(id)
    const points = running.flatMap((job) => {
      const key = currentKey(job)
      const used = key && executor.usage(key)
      if (!key || !used) return []
      const before = marks.get(job.id)
      marks.set(job.id, { attempt: key.number, cpuSeconds: used.cpuSeconds, atSeconds: now.monotonicSeconds })
      if (before?.attempt !== key.number) return []
      const cpuCores = (used.cpuSeconds - before.cpuSeconds) / (now.monotonicSeconds - before.atSeconds)
      const { memoryBytes } = used
      return [
        {
          job: job.id,
          at: timestamp(now),
          attempt: key.number,
          cpuCores: Math.max(0, cpuCores),
          memoryBytes,
          ...gpuShare(sample.gpus ?? [], job.attempts.at(-1)?.gpus ?? [], used.pids),
        },
      ]
    })
    if (points.length > 0) usage.add(points)
  }
}
