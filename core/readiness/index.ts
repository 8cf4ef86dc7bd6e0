export { assess, tell, weigh, type Weighed } from './assess'
export { emptyMemory, type Assessment, type Policy, type ReadinessMemory } from './assessment'
export { type Verdict } from './judge'
export { limitsOf, limitsRow, type LimitsRow } from './limits'
export { awayAfterSeconds, rules, type Rule, type RuleKey, type SettingPath } from './rules'
export { levelOf, levelTable, weights } from './score'
export { startReasons } from './start-reasons'
export {
  concernsGpuJobsOnly,
  ruleTraits,
  toleratedByYield,
  traitsOf,
  waivedByNow,
  type RuleTraits,
} from './traits'
