import type { Delays, Side } from './latch'
import type { Bound, Fact, GaugeRule, Rule, Scene } from './rules'

/** What a rule sees in one sample. */
export interface Finding extends Fact {
  readonly side: Side
  /** For a figure with a band: where it must go before the rule lets go. */
  readonly clearLimit?: number | undefined
}

const AT_ONCE: Delays = { tripSeconds: 0, clearSeconds: 0 }

function satisfies(figure: number, bound: Bound, scene: Scene): boolean {
  const limit = bound.limit(scene)
  switch (bound.is) {
    case 'above':
      return figure > limit
    case 'atLeast':
      return figure >= limit
    case 'below':
      return figure < limit
    case 'atMost':
      return figure <= limit
  }
}

/**
 * Settings may make clear limit and limit overlap: then the stricter reading counts. They may also ask for less than
 * nothing: then nothing is clear, so that no rule holds for ever.
 */
function sideOf(figure: number, rule: GaugeRule, scene: Scene): Side {
  if (satisfies(figure, rule.past, scene)) return 'past'
  if (rule.clear === undefined || figure <= 0) return 'clear'
  return satisfies(figure, rule.clear, scene) ? 'clear' : 'between'
}

/** On which side of its limit the machine is by this rule. */
export function sideSeen(rule: Rule, scene: Scene): Side {
  if (rule.kind === 'fact') return rule.find(scene) === null ? 'clear' : 'past'
  const value = rule.figure(scene)
  return value === undefined ? 'clear' : sideOf(value, rule, scene)
}

/** What the rule sees in the scene, with the figures to tell it by. */
export function look(rule: Rule, scene: Scene): Finding {
  const side = sideSeen(rule, scene)
  if (rule.kind === 'fact') return { side, ...rule.find(scene) }
  return {
    side,
    value: rule.figure(scene),
    limit: rule.past.limit(scene),
    clearLimit: rule.clear?.limit(scene),
    unit: rule.unit,
    subject: rule.subject?.(scene),
  }
}

/** How long what the rule sees must last before it changes. Only figures have delays. */
export function delaysOf(rule: Rule, scene: Scene): Delays {
  return (rule.kind === 'gauge' && rule.delays?.(scene.settings)) || AT_ONCE
}
