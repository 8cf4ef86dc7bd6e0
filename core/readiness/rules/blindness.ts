import type { SensorName } from '../../../shared/model'
import type { FactRule, RuleKey } from './rule'

function blindness(key: RuleKey, sensor: SensorName, effect: FactRule['effect']): FactRule {
  return {
    kind: 'fact',
    key,
    code: 'sensorBlind',
    effect,
    reads: [],
    find: ({ sample }) => (sample[sensor] === null ? { value: sensor } : null),
  }
}

/**
 * Blind fails closed: without idle time somebody is there, without power the battery is empty, and what cannot be seen
 * to be free is not. Only idle and power stop what runs; the other sensors judge comfort, not safety, and a machine on
 * which one of them never works would otherwise never work itself.
 */
export const blindnessRules: readonly FactRule[] = [
  blindness('blind.idle', 'idleSeconds', 'veto'),
  blindness('blind.power', 'power', 'veto'),
  blindness('blind.cpu', 'cpu', 'wait'),
  blindness('blind.memory', 'memory', 'wait'),
]
