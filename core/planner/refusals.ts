import type { Reason } from '../../shared/model'
import type { GpuCapacity, JobRecord } from '../jobs'
import { isBigEnough } from '../jobs'
import type { Holdings } from './holdings'
import type { Place } from './plan-types'
import { reasons } from './reasons'

/** Why a job cannot be let in now. */
export interface Refusal {
  readonly reasons: readonly Reason[]
  /** The room it lacks is held by other jobs, so its turn comes with their end. Otherwise nobody knows when. */
  readonly comesByItself: boolean
}

/** The most that jobs may ask for together at a place, in bytes. */
export function memoryLimitBytes(place: Place): number {
  return (place.memoryBytes * place.assessment.limits.maxMemoryPercent) / 100
}

/** Why a job cannot run beside what runs: slots, processors, and who wants the machine to itself. */
export function slotRefusal(held: Holdings, { spec }: JobRecord, place: Place): Refusal | null {
  const { cpus } = spec.resources
  const { maxJobs } = place.assessment.limits
  if (held.alone !== null) return byOurs(reasons.anotherAlone(held.alone.name))
  if (held.jobs >= maxJobs) return byOurs(reasons.slotsTaken(held.jobs, maxJobs))
  if (spec.exclusive && held.jobs > 0) return byOurs(reasons.wantsToBeAlone(held.jobs))
  if (held.cpus + cpus > place.cpus) return byOurs(reasons.cpusTaken(held.cpus, cpus, place.cpus))
  return null
}

/** Why a queued job cannot start: all that running takes, and what it would hold from its start on. */
export function startRefusal(held: Holdings, job: JobRecord, place: Place): Refusal | null {
  return slotRefusal(held, job, place) ?? keptRefusal(held, job, place) ?? othersRefusal(held, job, place)
}

/** Why what jobs keep until they end, frozen or not, leaves too little for this one: memory and GPUs. */
function keptRefusal(held: Holdings, { spec }: JobRecord, place: Place): Refusal | null {
  const { memoryBytes = 0, gpus } = spec.resources
  const limit = memoryLimitBytes(place)
  if (memoryBytes > limit) return byOthers(reasons.memoryOverLimit(memoryBytes, limit))
  if (memoryBytes > 0 && held.memoryBytes + memoryBytes > limit)
    return byOurs(reasons.memoryTaken(held.memoryBytes, memoryBytes, limit))
  const free = place.gpus.filter((gpu) => !held.gpus.has(gpu.index) && isBigEnough(gpu, spec))
  return free.length >= gpus ? null : byOurs(reasons.gpusTaken(free.length, gpus))
}

/** Why what other programs hold leaves too little: free memory, disk and GPU memory. */
function othersRefusal(held: Holdings, job: JobRecord, place: Place): Refusal | null {
  const { memoryBytes = 0, diskBytes = 0, gpus, gpuMemoryBytes = 0 } = job.spec.resources
  const memoryFree = (place.memoryFreeBytes ?? Infinity) - held.promisedMemoryBytes
  if (memoryBytes > 0 && memoryBytes > memoryFree)
    return byOthers(reasons.memoryShort(Math.max(0, memoryFree), memoryBytes))
  const diskFree = (place.diskFreeBytes ?? Infinity) - held.promisedDiskBytes
  if (diskBytes > 0 && diskBytes > diskFree)
    return byOthers(reasons.diskShort(Math.max(0, diskFree), diskBytes))
  if (gpus > usableGpus(held, job, place).length)
    return byOthers(reasons.gpuMemoryShort(gpus, gpuMemoryBytes))
  return null
}

/** Indexes of the GPUs that a job would be given: the first that no job holds and that have room for this one. */
export function gpusFor(held: Holdings, job: JobRecord, place: Place): readonly number[] {
  return usableGpus(held, job, place)
    .slice(0, job.spec.resources.gpus)
    .map(({ index }) => index)
}

function usableGpus(held: Holdings, { spec }: JobRecord, place: Place): readonly GpuCapacity[] {
  const wanted = spec.resources.gpuMemoryBytes ?? 0
  return place.gpus.filter(
    (gpu) =>
      !held.gpus.has(gpu.index) && isBigEnough(gpu, spec) && (gpu.memoryFreeBytes ?? Infinity) >= wanted,
  )
}

/** Whether the place could take the job if it held no other, under the limits in force. */
export function fitsAlone({ spec }: JobRecord, place: Place): boolean {
  const { cpus, memoryBytes = 0, gpus } = spec.resources
  return (
    place.assessment.limits.maxJobs >= 1 &&
    cpus <= place.cpus &&
    memoryBytes <= memoryLimitBytes(place) &&
    gpus <= place.gpus.filter((gpu) => isBigEnough(gpu, spec)).length
  )
}

function byOurs(reason: Reason): Refusal {
  return { reasons: [reason], comesByItself: true }
}

function byOthers(reason: Reason): Refusal {
  return { reasons: [reason], comesByItself: false }
}
