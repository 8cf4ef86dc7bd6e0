import { createStore, type StoreApi } from 'zustand'
import type { Gpu } from '../../shared/model'
import type { Mirror } from '../mirror'

/** One GPU's utilisation at one moment of this page's life. */
export interface Moment {
  readonly atMs: number
  readonly percent: number
}

/** What was seen of each GPU, by its index, oldest first. */
export type GpuPast = ReadonlyMap<number, readonly Moment[]>
export type GpuPastStore = StoreApi<{ readonly past: GpuPast }>

/** How far back a sparkline looks. */
export const spanMs = 120_000
/** A longer silence (the popover was hidden) is a gap in the line. */
export const gapMs = 20_000

/** Keeps the last two minutes of every GPU, as far as this page saw them. `nowMs` only goes forward. */
export function rememberGpus(mirror: Mirror, nowMs: () => number): GpuPastStore {
  const store: GpuPastStore = createStore(() => ({ past: new Map() }))
  mirror.subscribe(({ status }, before) => {
    if (!status?.sample.gpus || status === before.status) return
    const { gpus } = status.sample
    store.setState(({ past }) => ({ past: pastAfter(past, gpus, nowMs()) }))
  })
  return store
}

export function pastAfter(past: GpuPast, gpus: readonly Gpu[], nowMs: number): GpuPast {
  return new Map(
    gpus.flatMap(({ index, utilizationPercent }) => {
      if (utilizationPercent === undefined) return []
      const recent = (past.get(index) ?? []).filter(({ atMs }) => nowMs - atMs <= spanMs)
      return [[index, [...recent, { atMs: nowMs, percent: utilizationPercent }]] as const]
    }),
  )
}

/** A line of a few seconds is only a dot. */
const leastMs = 10_000

/** Whether there is enough to draw. */
export const hasPast = (moments: readonly Moment[]): boolean =>
  (moments.at(-1)?.atMs ?? 0) - (moments[0]?.atMs ?? 0) >= leastMs

/** The line as SVG path data in a box of the span's width and height 100, its right end being now. */
export function lineOf(moments: readonly Moment[]): string {
  const nowMs = moments.at(-1)?.atMs ?? 0
  const pieces = moments.map(({ atMs, percent }, at) => {
    const before = moments[at - 1]
    const isNew = !before || atMs - before.atMs > gapMs
    const x = ((spanMs - (nowMs - atMs)) / spanMs) * 100
    return `${isNew ? 'M' : 'L'}${x.toFixed(1)} ${(100 - percent).toFixed(1)}`
  })
  return pieces.join('')
}
