import type { Category, Notice } from './notice'

/** What was told so far. */
export interface Told {
  /** When each category last spoke, in milliseconds of a clock that only goes forward. */
  readonly spokeMs: Readonly<Partial<Record<Category, number>>>
  /** How many notices of each category were kept back since then. */
  readonly keptBack: Readonly<Partial<Record<Category, number>>>
  /** What was explained once and for all. */
  readonly explained: readonly string[]
  /** Subjects of this run that need not be said again. */
  readonly subjects: readonly string[]
}

export interface Circumstances {
  readonly nowMs: number
  /** The person's own switch. */
  readonly wanted: boolean
  /** Whether a window already shows the same thing. */
  readonly isShown: boolean
}

/** `tell`: show it. `later`: its category spoke a moment ago; look again when that is over. `drop`: never. */
export type Verdict =
  | { readonly type: 'tell'; readonly notice: Notice }
  | { readonly type: 'later'; readonly inMs: number }
  | { readonly type: 'drop' }

/** A category that spoke is silent for this long; what comes meanwhile is counted and told in one. */
export const throttleMs: Readonly<Record<Category, number>> = {
  jobDone: 30_000,
  jobFailed: 30_000,
  attention: 10_000,
  explanation: 0,
}

/** The app may run for weeks. */
const mostSubjects = 200

export const nothingTold: Told = { spokeMs: {}, keptBack: {}, explained: [], subjects: [] }

/** Whether a notice is shown now, and what is remembered of it. Pure: the clock and the windows are told. */
export function judge(
  told: Told,
  notice: Notice,
  { nowMs, wanted, isShown }: Circumstances,
): { readonly verdict: Verdict; readonly told: Told } {
  if (!wanted || isShown || isKnown(told, notice)) return { verdict: { type: 'drop' }, told }
  const { category } = notice
  const silentForMs = (told.spokeMs[category] ?? -Infinity) + throttleMs[category] - nowMs
  const others = told.keptBack[category] ?? 0
  if (silentForMs > 0) {
    const keptBack = { ...told.keptBack, [category]: others + 1 }
    return { verdict: { type: 'later', inMs: silentForMs }, told: { ...told, keptBack } }
  }
  return { verdict: { type: 'tell', notice: withOthers(notice, others) }, told: after(told, notice, nowMs) }
}

/** A job ends once, and a state that lasts or comes and goes is told once a run. */
const isKnown = ({ explained, subjects }: Told, { subject }: Notice): boolean =>
  explained.includes(subject) || subjects.includes(subject)

function after(told: Told, { category, subject }: Notice, nowMs: number): Told {
  return {
    spokeMs: { ...told.spokeMs, [category]: nowMs },
    keptBack: { ...told.keptBack, [category]: 0 },
    explained: category === 'explanation' ? [...told.explained, subject] : told.explained,
    subjects: [...told.subjects, subject].slice(-mostSubjects),
  }
}

/** One notice speaks for those that were kept back. */
function withOthers(notice: Notice, others: number): Notice {
  if (others === 0) return notice
  const also = `And ${others} more since the last notice.`
  return { ...notice, body: `${notice.body} ${also}`.trim(), leadsTo: { page: 'dashboard' } }
}
