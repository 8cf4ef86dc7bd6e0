import type { Reason, ReasonCode, SensorName } from '../../shared/model'

/** How a rule treats jobs that are not like the others. */
export interface RuleTraits {
  /** A job submitted with `--now` does not mind: the wish of a person who is there. */
  readonly waivedByNow: boolean
  /** A job with `onReturn: yield` runs on at the lowest priority: the rule only says that somebody is there. */
  readonly toleratedByYield: boolean
}

const strict: RuleTraits = { waivedByNow: false, toleratedByYield: false }
const presence: RuleTraits = { ...strict, waivedByNow: true, toleratedByYield: true }
const wish: RuleTraits = { ...strict, waivedByNow: true }

/** Every code that is not plainly `strict`: heat, power, memory, disk and the person's own pause hold for every job. */
const traitsByCode: Partial<Readonly<Record<ReasonCode, RuleTraits>>> = {
  userActive: presence,
  idleInhibited: presence,
  fullScreen: presence,
  inCall: presence,
  cpuBusy: presence,
  gpuBusy: wish,
  excludedApp: wish,
  outsideHours: wish,
  levelTooLow: wish,
}

/** A blind sensor is treated as the rule that it cannot judge; the others' blindness is `strict`. */
const judgedBy: Partial<Readonly<Record<SensorName, ReasonCode>>> = {
  idleSeconds: 'userActive',
  cpu: 'cpuBusy',
}

/**
 * The traits of a rule by its code. `sensorBlind` and `settling` stand for another rule, which only the whole reason
 * names: ask `traitsOf` where they may occur.
 */
export function ruleTraits(code: ReasonCode): RuleTraits {
  return traitsByCode[code] ?? strict
}

/** The traits of a reason, seen through `settling` (`reason.settles`) and `sensorBlind` (`reason.value`). */
export function traitsOf(reason: Reason): RuleTraits {
  if (reason.code === 'settling') return reason.settles ? ruleTraits(reason.settles) : strict
  if (reason.code !== 'sensorBlind') return ruleTraits(reason.code)
  const judged = Object.entries(judgedBy).find(([sensor]) => sensor === reason.value)?.[1]
  return judged ? ruleTraits(judged) : strict
}

/** Whether a job submitted with `--now` runs in spite of this reason. */
export function waivedByNow(reason: Reason): boolean {
  return traitsOf(reason).waivedByNow
}

/** Whether a running job with `onReturn: yield` goes on, at the lowest priority, in spite of this reason. */
export function toleratedByYield(reason: Reason): boolean {
  return traitsOf(reason).toleratedByYield
}
