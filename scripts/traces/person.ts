import type { Chance, Recorder } from './recorder'

const HOUR = 3600

export const clockAt = (day: number, hour: number, minute = 0) => day * 24 * HOUR + hour * HOUR + minute * 60

/**
 * Somebody at the keyboard from one second to another: inputs for a minute or so, then a pause, mostly of seconds while
 * they read or think, sometimes of minutes. They leave at the end.
 */
export function useKeyboard(recorder: Recorder, chance: Chance, from: number, to: number): void {
  for (let at = from; at < to;) {
    recorder.at(at, { idleSeconds: 0 })
    at = Math.min(to, at + chance.lasting(90, 0.8))
    recorder.at(at, { idleSeconds: 1 })
    at += chance.happens(0.06) ? chance.between(240, 900) : chance.lasting(25, 1)
  }
}

/** Other programs while somebody works: little, with a burst (a page, a build) now and then. */
export function loadOfWork(recorder: Recorder, chance: Chance, from: number, to: number): void {
  for (let at = from; at < to; at += chance.lasting(600, 0.6)) {
    const end = Math.min(to, at + chance.lasting(15, 0.9))
    recorder.at(at, { cpu: cpuAt(chance.between(30, 80)), heat: { cpuCelsius: 68 } })
    recorder.at(end, { cpu: cpuAt(chance.between(3, 12)), heat: { cpuCelsius: 55 } })
    at = end
  }
  recorder.at(to, { cpu: cpuAt(1), heat: { cpuCelsius: 45 } })
}

/** Something of the system that works for a while beside everything: a backup, a scan, an update. */
export function chore(recorder: Recorder, from: number, seconds: number, othersPercent: number): void {
  recorder.at(from, { cpu: cpuAt(othersPercent) })
  recorder.at(from + seconds, { cpu: cpuAt(1) })
}

export const cpuAt = (othersPercent: number) => ({ othersPercent, oursPercent: 0 })

const GIB = 1024 ** 3
export const memoryOf = (totalGiB: number, freeGiB: number) => ({
  totalBytes: totalGiB * GIB,
  availableBytes: freeGiB * GIB,
  pressurePercent: 0,
})
