import type { Level, Readiness, Sample, Settings } from '../../shared/model'
import type { LimitsRow } from './limits'
import { othersGpuUse, othersMemoryPercent } from './others'

/** What each part of the score is worth: 40 idle, 30 power, 30 resources. */
export const weights = {
  idle: { duration: 30, stability: 10 },
  power: {
    mains: 30,
    batteryHigh: 22,
    batteryMiddle: 15,
    batteryLow: 8,
    none: 0,
  } satisfies Record<LimitsRow, number>,
  resources: { cpu: 15, memory: 10, gpu: 5 },
} as const

/** So many returns within an hour, and idle time is no longer stable at all. */
export const UNSTABLE_RETURNS = 6

/**
 * The levels, best first, by the score that is shown beside them. They have no band: a level stops nothing that runs,
 * it only ranks machines and tells jobs with `when.level` whether to start.
 */
export const levelTable: readonly { readonly level: Level; readonly fromPercent: number }[] = [
  { level: 'excellent', fromPercent: 80 },
  { level: 'good', fromPercent: 60 },
  { level: 'light', fromPercent: 40 },
  { level: 'unsuitable', fromPercent: 0 },
]

export function levelOf(scorePercent: number): Level {
  return levelTable.find(({ fromPercent }) => scorePercent >= fromPercent)?.level ?? 'unsuitable'
}

/** 1 when the person has not come back within the hour, 0 after `UNSTABLE_RETURNS` returns. */
function stability(returns: number): number {
  return Math.max(0, 1 - returns / UNSTABLE_RETURNS)
}

/** Stability counts as far as idleness has got: somebody who types is not stably away. */
function idlePoints(idleSeconds: number | null, returns: number, { idle }: Settings): number {
  if (idleSeconds === null) return 0
  const duration = idle.afterSeconds === 0 ? 1 : Math.min(1, idleSeconds / idle.afterSeconds)
  return duration * (weights.idle.duration + weights.idle.stability * stability(returns))
}

/** `undefined` use: the sensor is blind, which earns nothing. */
function freePoints(weight: number, usedPercent: number | undefined): number {
  return usedPercent === undefined ? 0 : weight * (1 - usedPercent / 100)
}

/** A machine without a GPU, or whose GPUs show no use by others, loses nothing. */
function gpuUsedPercent({ gpus }: Sample): number | undefined {
  return gpus === null ? undefined : (othersGpuUse(gpus, ['others', 'anybody'])?.value ?? 0)
}

function resourcePoints(sample: Sample): number {
  const { cpu, memory, gpu } = weights.resources
  return (
    freePoints(cpu, sample.cpu?.othersPercent) +
    freePoints(memory, othersMemoryPercent(sample.memory)) +
    freePoints(gpu, gpuUsedPercent(sample))
  )
}

const tenths = (points: number) => Math.round(points * 10) / 10

/**
 * The score, 0-100, with its parts (to a tenth) and its level. It is for people and ranks machines; it never starts a
 * job. `returns` is how often the person came back within the last hour. Everything else alike, more idle time never
 * lowers it.
 */
export function scoreOf(
  sample: Sample,
  row: LimitsRow,
  returns: number,
  settings: Settings,
): Omit<Readiness, 'vetoes' | 'waits'> {
  const parts = {
    idle: tenths(idlePoints(sample.idleSeconds, returns, settings)),
    power: weights.power[row],
    resources: tenths(resourcePoints(sample)),
  }
  const scorePercent = tenths(parts.idle + parts.power + parts.resources)
  return { scorePercent, level: levelOf(scorePercent), parts }
}
