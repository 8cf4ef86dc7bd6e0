import type { Now } from '../../core/clock'
import { pastAfter, type PastMoment, type Sample } from '../../shared/model'
import type { Present } from './present'

/** While jobs run the machine is looked at every second, which no small line could show. */
const leastSeconds = 2

/** The last two minutes of what moves. Nothing is read for it: it keeps what was seen anyway. */
export interface RecentPast {
  record(present: Present): void
  /** Moments after that one, oldest first; without one all that are kept. */
  since(atSeconds?: number): readonly PastMoment[]
}

export function openRecentPast(clock: () => Now): RecentPast {
  let past: readonly PastMoment[] = []
  return {
    record({ sight: { sample } }) {
      const atSeconds = Math.round(clock().monotonicSeconds * 10) / 10
      const last = past.at(-1)
      if (last && atSeconds - last.atSeconds < leastSeconds) return
      past = pastAfter(past, [momentOf(sample, atSeconds)])
    },
    since: (atSeconds = -Infinity) => past.filter((moment) => moment.atSeconds > atSeconds),
  }
}

function momentOf({ cpu, memory, heat, gpus }: Sample, atSeconds: number): PastMoment {
  return {
    atSeconds,
    ...(cpu && { cpuPercent: tenths(Math.min(100, cpu.othersPercent + cpu.oursPercent)) }),
    ...(memory && {
      memoryPercent: tenths(100 * (1 - Math.min(1, memory.availableBytes / memory.totalBytes))),
    }),
    ...(heat?.cpuCelsius !== undefined && { cpuCelsius: tenths(heat.cpuCelsius) }),
    gpus: (gpus ?? []).flatMap(({ index, utilizationPercent }) =>
      utilizationPercent === undefined ? [] : [{ index, utilizationPercent: tenths(utilizationPercent) }],
    ),
  }
}

/** Finer no line can be drawn. */
const tenths = (figure: number) => Math.round(figure * 10) / 10
