import type { JobSpec, Reason } from '../../shared/model'
import { formatBytes } from '../../shared/model'

/** A GPU as a place offers it. */
export interface GpuCapacity {
  readonly index: number
  readonly memoryTotalBytes?: number
  /** Not used by anybody at this moment, where it is known. */
  readonly memoryFreeBytes?: number
}

/** What a place has in all: the bound of what any job there can ask for. */
export interface Capacity {
  readonly cpus: number
  readonly memoryBytes: number
  readonly gpus: readonly GpuCapacity[]
}

/** A demand that a machine can never meet, with the field of the job file that makes it. */
export interface Misfit {
  readonly path: string
  readonly reason: Reason
}

/** Whether a GPU is big enough for a job; one that does not tell its size is taken at the job's word. */
export function isBigEnough(gpu: GpuCapacity, spec: JobSpec): boolean {
  const wanted = spec.resources.gpuMemoryBytes ?? 0
  return gpu.memoryTotalBytes === undefined || gpu.memoryTotalBytes >= wanted
}

/** What of a job's resources the machine has not got, however idle it is. */
export function resourceMisfits(spec: JobSpec, machine: Capacity): readonly Misfit[] {
  const { cpus, memoryBytes = 0, gpus, gpuMemoryBytes = 0 } = spec.resources
  const bigEnough = machine.gpus.filter((gpu) => isBigEnough(gpu, spec)).length
  const misfits: Misfit[] = []
  if (cpus > machine.cpus) misfits.push(tooFew('resources.cpus', 'processors', cpus, machine.cpus))
  if (memoryBytes > machine.memoryBytes)
    misfits.push(tooSmall('resources.memory', 'memory', memoryBytes, machine.memoryBytes))
  if (gpus > machine.gpus.length) misfits.push(tooFew('resources.gpus', 'GPUs', gpus, machine.gpus.length))
  else if (gpus > bigEnough)
    misfits.push(tooSmall('resources.gpuMemory', 'GPU memory', gpuMemoryBytes, largestGpu(machine)))
  return misfits
}

/** `auto` and `local` mean this machine; any other place has to exist first. */
export function placeMisfits(spec: JobSpec): readonly Misfit[] {
  return spec.where === 'auto' || spec.where === 'local'
    ? []
    : [{ path: 'where', reason: noSuchPlace(spec.where) }]
}

/** Why a job waits whose place is not there. */
export function noSuchPlace(where: string): Reason {
  return {
    code: 'noCapacity',
    message: `It asks for "${where}", and this Lull runs jobs on this machine only`,
    hint: 'Submit it with local as its “Place” (in a terminal: --where local).',
    value: where,
  }
}

function largestGpu(machine: Capacity): number {
  return Math.max(0, ...machine.gpus.map((gpu) => gpu.memoryTotalBytes ?? 0))
}

function tooFew(path: string, what: string, value: number, limit: number): Misfit {
  return {
    path,
    reason: {
      code: 'noCapacity',
      message: `It asks for ${value} ${what}, and this machine has ${limit}`,
      hint: `Ask for at most ${limit} ${what}.`,
      value,
      limit,
      unit: what,
    },
  }
}

function tooSmall(path: string, what: string, value: number, limit: number): Misfit {
  return {
    path,
    reason: {
      code: 'noCapacity',
      message: `It asks for ${formatBytes(value)} of ${what}, and this machine has ${formatBytes(limit)}`,
      hint: `Ask for at most ${formatBytes(limit)}.`,
      value,
      limit,
      unit: 'bytes',
    },
  }
}
