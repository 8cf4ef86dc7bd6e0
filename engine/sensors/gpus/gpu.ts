import type { Gpu } from '../../../shared/model'

/** A GPU as its driver shows it, before the machine's GPUs are numbered together. */
export type FoundGpu = Omit<Gpu, 'index'>

/** The GPUs of one driver in its own order; `null` holds the number of one that is there but cannot be used. */
export type FoundGpus = readonly (FoundGpu | null)[]

/** One kind of driver. `read` gives its GPUs, none where it is absent, and throws a `GpuError` where it is broken. */
export interface GpuSource {
  readonly name: string
  read(): FoundGpus | Promise<FoundGpus>
  close(): void
}

/** A driver that is there and does not answer, with what a person can do about it. */
export class GpuError extends Error {
  override readonly name = 'GpuError'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

/** Leaves out what a driver does not know, so that `undefined` never stands in a sample. */
export function known<T extends object>(figures: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(figures).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> }
}

/** A percentage that a driver gave, kept within 0 and 100; `undefined` when it is no number. */
export function percentage(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.max(0, Math.min(100, value))
}
