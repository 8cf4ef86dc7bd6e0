import type { Sample, SensorName, Settings } from '../../shared/model'
import { withinHours } from '../hours'
import { runSecondsAt, type JobRecord } from '../jobs'
import { awayAfterSeconds, type Verdict, type Weighed } from '../readiness'
import type { Timeline } from './timeline'
import { feltForSeconds, toMs, type Ms } from './trace'

const MINUTE_MS = 60_000

/** What was made of a moment. */
export interface Judgement {
  readonly weighed: Weighed
  /** The bystander's, where it was asked. */
  readonly aside: Weighed | null
}

/**
 * Whether two judgements decide the same, so that only figures for people differ: the same rules hold, the level and the
 * limits are the same, and whatever may soon change is remembered alike.
 *
 * While a trace says nothing new, every rule changes its mind at most once by the mere passing of time: idle time only
 * grows, a delay only runs out, an old return is only forgotten. So where the judgements at both ends of a stretch
 * agree, all between them do.
 */
export function decideAlike(one: Judgement, other: Judgement): boolean {
  if (one.aside === null || other.aside === null) {
    return one.aside === other.aside && weighAlike(one.weighed, other.weighed)
  }
  return weighAlike(one.weighed, other.weighed) && weighAlike(one.aside, other.aside)
}

function weighAlike(one: Weighed, other: Weighed): boolean {
  return (
    one.score.level === other.score.level &&
    one.scene.row === other.scene.row &&
    one.memory.limitsRow === other.memory.limitsRow &&
    one.memory.returns.length === other.memory.returns.length &&
    one.verdicts.length === other.verdicts.length &&
    one.verdicts.every((verdict, at) => isSame(verdict, other.verdicts[at]))
  )
}

function isSame(one: Verdict, other: Verdict | undefined): boolean {
  return (
    one.rule === other?.rule &&
    one.pendingSince === other.pendingSince &&
    (one.sinceMs === null) === (other.sinceMs === null)
  )
}

/** What of a sample, besides what was made of it, a plan for these jobs reads. */
export function readingsFor(jobs: readonly JobRecord[]): readonly SensorName[] {
  const wanted = (asks: (resources: JobRecord['spec']['resources']) => boolean, name: SensorName) =>
    jobs.some(({ spec }) => asks(spec.resources)) ? [name] : []
  return [
    ...wanted(({ memoryBytes = 0 }) => memoryBytes > 0, 'memory'),
    ...wanted(({ diskBytes = 0 }) => diskBytes > 0, 'disk'),
    ...wanted(({ gpus }) => gpus > 0, 'gpus'),
  ]
}

/** Whether a plan that reads these finds the same in two samples: readings of one and the same trace line are. */
export function offerAlike(one: Sample, other: Sample, readings: readonly SensorName[]): boolean {
  return one.power?.source === other.power?.source && readings.every((name) => one[name] === other[name])
}

/**
 * When the passing of time is most likely to change a judgement next: idle time reaches a limit, or a delay is over. Only
 * a guess at where to look, which need be neither complete nor right; `Infinity` without one.
 */
export function likelyTurnMs({ scene, verdicts }: Weighed, atMs: Ms): Ms {
  const { sample, settings, now } = scene
  const limits = [settings.idle.afterSeconds, awayAfterSeconds(settings), feltForSeconds]
  const delays = [settings.cpu.vetoAfterSeconds, settings.cpu.clearAfterSeconds]
  const ahead = [
    ...(sample.idleSeconds === null ? [] : limits.map((limit) => limit - (sample.idleSeconds ?? 0))),
    ...verdicts.flatMap(({ pendingSince }) =>
      pendingSince === null ? [] : delays.map((delay) => pendingSince + delay - now.monotonicSeconds),
    ),
  ].filter((seconds) => seconds > 0)
  return atMs + toMs(Math.min(...ahead))
}

/**
 * The first moment after `atMs`, at the latest `limitMs`, at which a job or the clock on the wall could change a plan,
 * whatever the sensors say: a job falls due, misses its deadline or runs out of time, or hours begin or end. Never too
 * late.
 */
export function nextTurnMs(
  jobs: Iterable<{ readonly record: JobRecord }>,
  settings: Settings,
  timeline: Timeline,
  atMs: Ms,
  limitMs: Ms,
): Ms {
  const hours = new Set<string>(settings.hours === null ? [] : [settings.hours])
  let next = limitMs
  for (const { record } of jobs) {
    if (record.spec.when.hours !== undefined) hours.add(record.spec.when.hours)
    for (const moment of turnsOf(record, timeline, atMs)) next = Math.min(next, moment)
  }
  for (const span of hours) next = nextChangeMs(span, timeline, atMs, next)
  return next
}

function turnsOf(record: JobRecord, timeline: Timeline, atMs: Ms): readonly Ms[] {
  const now = timeline.nowAt(atMs)
  const { when, timeoutSeconds } = record.spec
  const momentOf = (time: string) => atMs + Date.parse(time) - now.wallMs
  const due = record.notBefore === undefined ? atMs : momentOf(record.notBefore)
  // It is missed once it has passed, not while it is now.
  const missed = when.deadline === undefined ? atMs : momentOf(when.deadline) + 1
  const turns = [due, missed].filter((moment) => moment > atMs)
  if (timeoutSeconds === undefined || record.state !== 'running') return turns
  return [...turns, atMs + Math.floor((timeoutSeconds - runSecondsAt(record, now, timeline.bootId)) * 1000)]
}

/** When the clock next enters or leaves these hours, at the latest `limitMs`. Clocks are put forward and back on whole minutes. */
function nextChangeMs(hours: string, timeline: Timeline, atMs: Ms, limitMs: Ms): Ms {
  const now = timeline.nowAt(atMs)
  const within = withinHours(hours, now)
  let minuteMs = atMs + MINUTE_MS - (now.wallMs % MINUTE_MS)
  while (minuteMs < limitMs && withinHours(hours, timeline.nowAt(minuteMs)) === within) minuteMs += MINUTE_MS
  return Math.min(minuteMs, limitMs)
}
