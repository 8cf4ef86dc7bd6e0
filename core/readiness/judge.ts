import type { Reason } from '../../shared/model'
import type { ReadinessMemory } from './assessment'
import { moveLatch } from './latch'
import { delaysOf, look, sideSeen, type Finding } from './look'
import type { Rule, Scene } from './rules'
import { sentencesOf } from './wording'

/** A rule that holds or is about to. Words for people are made of it by `reasonFor`. */
export interface Verdict {
  readonly rule: Rule
  /** Wall-clock time since when it holds; `null` while it does not. */
  readonly sinceMs: number | null
  readonly pendingSince: number | null
}

type Figures = Pick<Reason, 'value' | 'limit' | 'unit'>

const rounded = (figure: number | string) =>
  typeof figure === 'number' ? Math.round(figure * 10) / 10 : figure

function figuresOf({ value, unit }: Finding, limit: number | string | undefined): Figures {
  return {
    ...(value === undefined ? {} : { value: rounded(value) }),
    ...(limit === undefined ? {} : { limit: rounded(limit) }),
    ...(unit === undefined ? {} : { unit }),
  }
}

/** The moment when it ends, where the sentences name one. */
const momentOf = ({ endsAtMs }: Finding): Pick<Reason, 'at'> =>
  typeof endsAtMs === 'number' ? { at: new Date(endsAtMs).toISOString() } : {}

/** How to tell people of a rule that holds in the scene; `null` for one that does not. */
export function reasonFor({ rule, sinceMs }: Verdict, scene: Scene): Reason | null {
  if (sinceMs === null) return null
  const finding = look(rule, scene)
  const isSettling = finding.side !== 'past' || finding.settlesAt !== undefined
  const { settings, now } = scene
  const sentences = sentencesOf(rule.key, isSettling, { ...finding, settings, now })
  const since = new Date(sinceMs).toISOString()
  const told = { ...sentences, ...momentOf(finding) }
  if (!isSettling) return { code: rule.code, ...told, ...figuresOf(finding, finding.limit), since }
  const limit = finding.settlesAt ?? finding.clearLimit
  return { code: 'settling', settles: rule.code, ...told, ...figuresOf(finding, limit), since }
}

/** Whether a rule holds in the scene, given what it remembers; `null` when it neither does nor is about to. */
export function judge(rule: Rule, scene: Scene, memory: ReadinessMemory): Verdict | null {
  const held = memory.holding[rule.key]
  const side = sideSeen(rule, scene)
  if (held === undefined && side !== 'past') return null
  const before = { holds: held !== undefined, pendingSince: memory.pending[rule.key] ?? null }
  const { holds, pendingSince } = moveLatch(before, side, delaysOf(rule, scene), scene.now.monotonicSeconds)
  if (!holds && pendingSince === null) return null
  return { rule, sinceMs: holds ? (held?.sinceMs ?? scene.now.wallMs) : null, pendingSince }
}
