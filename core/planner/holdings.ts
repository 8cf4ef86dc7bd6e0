import type { JobRecord } from '../jobs'

/** What jobs hold at one place. Counts up while a plan is made: what it lets in, it must count. */
export interface Holdings {
  jobs: number
  cpus: number
  memoryBytes: number
  /** Asked for by jobs that are being started, and so not yet seen by the sensors. */
  promisedMemoryBytes: number
  promisedDiskBytes: number
  /** The exclusive job that runs, if one does. */
  alone: JobRecord | null
  readonly gpus: Set<number>
}

export function noHoldings(): Holdings {
  return {
    jobs: 0,
    cpus: 0,
    memoryBytes: 0,
    promisedMemoryBytes: 0,
    promisedDiskBytes: 0,
    alone: null,
    gpus: new Set(),
  }
}

/** Counts what a job holds from its start to its end, frozen or not: its memory and its GPUs. */
export function countHeld(held: Holdings, job: JobRecord, gpus: readonly number[]): void {
  held.memoryBytes += job.spec.resources.memoryBytes ?? 0
  for (const index of gpus) held.gpus.add(index)
}

/** Counts what a job takes while it runs: a slot and its processors, or the whole machine. */
export function countRunning(held: Holdings, job: JobRecord): void {
  held.jobs += 1
  held.cpus += job.spec.resources.cpus
  if (job.spec.exclusive) held.alone = job
}

/** Counts what a job that is only being started will take from what the sensors still call free. */
export function countPromised(held: Holdings, job: JobRecord): void {
  held.promisedMemoryBytes += job.spec.resources.memoryBytes ?? 0
  held.promisedDiskBytes += job.spec.resources.diskBytes ?? 0
}
