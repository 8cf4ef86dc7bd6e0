import type { Readiness, Sample } from '../../shared/model'
import type { Now } from '../clock'
import type { Assessment, Policy, ReadinessMemory } from './assessment'
import { judge, reasonFor, type Verdict } from './judge'
import { limitsOf, limitsRow } from './limits'
import { noticeReturn } from './returns'
import { awayAfterSeconds, rules, type Rule, type Scene } from './rules'
import { scoreOf } from './score'

function rememberRules(verdicts: readonly Verdict[]): Pick<ReadinessMemory, 'holding' | 'pending'> {
  const holding: Record<string, { readonly sinceMs: number }> = {}
  const pending: Record<string, number> = {}
  for (const { rule, sinceMs, pendingSince } of verdicts) {
    if (sinceMs !== null) holding[rule.key] = { sinceMs }
    if (pendingSince !== null) pending[rule.key] = pendingSince
  }
  return { holding, pending }
}

/** All that decides, weighed, but not yet in words, which take time and nobody may want to read. */
export interface Weighed {
  readonly scene: Scene
  /** The rules that hold or are about to, most important first. */
  readonly verdicts: readonly Verdict[]
  readonly score: Omit<Readiness, 'vetoes' | 'waits'>
  readonly memory: ReadinessMemory
}

/** The part of `assess` that decides; `tell` makes the rest of it. */
export function weigh(sample: Sample, policy: Policy, memory: ReadinessMemory, now: Now): Weighed {
  const { settings, paused } = policy
  const row = limitsRow(sample.power, settings, memory.limitsRow)
  const scene = { sample, settings, paused, now, row, limits: limitsOf(row, settings) }
  const verdicts: Verdict[] = []
  for (const rule of rules) {
    const verdict = judge(rule, scene, memory)
    if (verdict !== null) verdicts.push(verdict)
  }
  const { idleSeconds } = sample
  const returning = noticeReturn(memory, idleSeconds, awayAfterSeconds(settings), now.monotonicSeconds)
  return {
    scene,
    verdicts,
    score: scoreOf(sample, row, returning.returns.length, settings),
    // Blind power says nothing about the charge: the band goes on from the row before.
    memory: { ...rememberRules(verdicts), ...returning, limitsRow: sample.power ? row : memory.limitsRow },
  }
}

/** What was weighed, in words. */
export function tell({ scene, verdicts, score, memory }: Weighed): Assessment {
  const reasonsOf = (effect: Rule['effect']) =>
    verdicts
      .filter(({ rule }) => rule.effect === effect)
      .map((verdict) => reasonFor(verdict, scene))
      .filter((reason) => reason !== null)
  const readiness = { ...score, vetoes: reasonsOf('veto'), waits: reasonsOf('wait') }
  return { readiness, limits: scene.limits, memory }
}

/**
 * How ready this machine is for work: the score for people, the vetoes and waits that decide, the limits in force, and
 * the memory for the next call. Pure and total: any sample (blind sensors are `null`) and any valid settings have an
 * answer. `memory` is the one that the call before returned, at first `emptyMemory`; samples may come at any rhythm.
 * Throws a RangeError only for a time zone that does not exist.
 */
export function assess(sample: Sample, policy: Policy, memory: ReadinessMemory, now: Now): Assessment {
  return tell(weigh(sample, policy, memory, now))
}
