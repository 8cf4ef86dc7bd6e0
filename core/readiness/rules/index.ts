import { blindnessRules } from './blindness'
import { loadRules } from './load'
import { machineRules } from './machine'
import { presenceRules } from './presence'
import type { Rule } from './rule'
import { hoursRule, pauseRule } from './wishes'

export * from './rule'
export { awayAfterSeconds } from './presence'

/**
 * Every rule by which this machine runs jobs or does not, most important first: the order in which reasons are told.
 * Whom a rule does not concern (`--now`, jobs that yield, jobs without a GPU) is in `traits.ts`, its words in
 * `wording.ts`.
 */
export const rules: readonly Rule[] = [
  pauseRule,
  ...blindnessRules,
  ...presenceRules,
  hoursRule,
  ...machineRules,
  ...loadRules,
]
