import type { JobSpec, Reason } from '../../shared/model'
import { concernsGpuJobsOnly, levels } from '../../shared/model'
import type { Now } from '../clock'
import { withinHours } from '../hours'
import { startReasons, toleratedByYield, waivedByNow } from '../readiness'
import type { JobRecord } from '../jobs'
import type { Place } from './plan-types'
import { reasons } from './reasons'
import { openSharing } from './sharing'

/** The rules of the moment at one place, applied to a job. Jobs in the same situation get the same array. */
export interface Conditions {
  /** Why a started job may not run: vetoes that apply to it, and its own mains and hours. Empty: it may. */
  againstRunning(spec: JobSpec): readonly Reason[]
  /** Why a job may not start: these, and what only keeps new jobs from starting. Empty: it may. */
  againstStarting(spec: JobSpec): readonly Reason[]
  /** Whether it waits for what it asks for itself, be the machine ready for others or not: a hand, mains, hours, a level. */
  waitsForItsOwn(job: Pick<JobRecord, 'spec' | 'state'>): boolean
  /** Whether a veto holds that the job sits out at the lowest priority. */
  asksToYield(spec: JobSpec): boolean
}

const defaultLevel = 'light'

/** The conditions at a place now. Each distinct situation is worked out once. */
export function conditionsAt(place: Place, now: Now): Conditions {
  const { vetoes, waits } = place.assessment.readiness
  const runningOf = shareBySituation((spec) => [
    ...vetoes.filter((veto) => concerns(veto, spec) && !tolerates(spec, veto)),
    ...ownConditions(spec, place, now),
  ])
  const startingOf = shareBySituation((spec) => [
    ...startReasons({
      vetoes: vetoes.filter((veto) => concerns(veto, spec)),
      waits: waits.filter((wait) => concerns(wait, spec)),
    }),
    ...ownConditions(spec, place, now),
    ...levelCondition(spec, place),
  ])
  return {
    againstRunning: runningOf,
    againstStarting: startingOf,
    waitsForItsOwn: ({ spec, state }) => {
      const asksForLevel = state === 'queued' && spec.when.level !== undefined
      return (
        ownConditions(spec, place, now).length > 0 || (asksForLevel && levelCondition(spec, place).length > 0)
      )
    },
    asksToYield: (spec) =>
      spec.onReturn === 'yield' && vetoes.some((veto) => concerns(veto, spec) && tolerates(spec, veto)),
  }
}

function concerns(reason: Reason, spec: JobSpec): boolean {
  if (spec.now && waivedByNow(reason)) return false
  return spec.resources.gpus > 0 || !concernsGpuJobsOnly(reason)
}

function tolerates(spec: JobSpec, veto: Reason): boolean {
  return spec.onReturn === 'yield' && toleratedByYield(veto)
}

/** The wish of a person who is there waives the job's hours, but not its wish for mains. */
function ownConditions({ when, now: wished, held }: JobSpec, place: Place, now: Now): readonly Reason[] {
  const own: Reason[] = []
  if (held) own.push(reasons.heldByHand())
  if (when.mains && !place.onMains) own.push(reasons.needsMains())
  if (when.hours !== undefined && !wished && !withinHours(when.hours, now))
    own.push(reasons.outsideOwnHours(when.hours))
  return own
}

function levelCondition(spec: JobSpec, place: Place): readonly Reason[] {
  const { level } = place.assessment.readiness
  const wanted = spec.when.level ?? defaultLevel
  const enough = levels.indexOf(level) <= levels.indexOf(wanted)
  return spec.now || enough ? [] : [reasons.levelTooLow(level, wanted)]
}

/** Remembers an answer by everything in a job that it depends on. */
function shareBySituation(
  answer: (spec: JobSpec) => readonly Reason[],
): (spec: JobSpec) => readonly Reason[] {
  const share = openSharing<readonly Reason[]>()
  return (spec) => share(situationOf(spec), () => answer(spec))
}

/** A number for the usual situations, since making a text for each of thousands of jobs would cost more than the rest. */
function situationOf({ now, held, onReturn, when, resources }: JobSpec): string | number {
  const yes = (fact: boolean) => (fact ? 1 : 0)
  const flags = yes(now) + 2 * yes(onReturn === 'yield') + 4 * yes(resources.gpus > 0) + 8 * yes(when.mains)
  const situation = flags + 16 * yes(held === true) + 32 * levels.indexOf(when.level ?? defaultLevel)
  return when.hours === undefined ? situation : `${situation} ${when.hours}`
}
