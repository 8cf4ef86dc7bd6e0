import type { Reason, Sample } from '../../shared/model'
import type { Now } from '../clock'
import type { Assessment, Policy, ReadinessMemory } from './assessment'
import { judge, type Verdict } from './judge'
import { limitsOf, limitsRow } from './limits'
import { noticeReturn } from './returns'
import { awayAfterSeconds, rules, type Rule } from './rules'
import { scoreOf } from './score'

function reasonsOf(verdicts: readonly Verdict[], effect: Rule['effect']): readonly Reason[] {
  return verdicts.flatMap(({ rule, reason }) => (reason !== null && rule.effect === effect ? [reason] : []))
}

function rememberRules(verdicts: readonly Verdict[]): Pick<ReadinessMemory, 'holding' | 'pending'> {
  const holding: Record<string, { readonly sinceMs: number }> = {}
  const pending: Record<string, number> = {}
  for (const { rule, sinceMs, pendingSince } of verdicts) {
    if (sinceMs !== null) holding[rule.key] = { sinceMs }
    if (pendingSince !== null) pending[rule.key] = pendingSince
  }
  return { holding, pending }
}

/**
 * How ready this machine is for work: the score for people, the vetoes and waits that decide, the limits in force, and
 * the memory for the next call. Pure and total: any sample (blind sensors are `null`) and any valid settings have an
 * answer. `memory` is the one that the call before returned, at first `emptyMemory`; samples may come at any rhythm.
 * Throws a RangeError only for a time zone that does not exist.
 */
export function assess(sample: Sample, policy: Policy, memory: ReadinessMemory, now: Now): Assessment {
  const { settings, paused } = policy
  const row = limitsRow(sample.power, settings, memory.limitsRow)
  const limits = limitsOf(row, settings)
  const scene = { sample, settings, paused, now, row, limits }
  const verdicts = rules.map((rule) => judge(rule, scene, memory))
  const { idleSeconds } = sample
  const returning = noticeReturn(memory, idleSeconds, awayAfterSeconds(settings), now.monotonicSeconds)
  return {
    readiness: {
      ...scoreOf(sample, row, returning.returns.length, settings),
      vetoes: reasonsOf(verdicts, 'veto'),
      waits: reasonsOf(verdicts, 'wait'),
    },
    limits,
    // Blind power says nothing about the charge: the band goes on from the row before.
    memory: { ...rememberRules(verdicts), ...returning, limitsRow: sample.power ? row : memory.limitsRow },
  }
}
