import { manners, quietLookMs } from './manners'
import type { Category, Notice } from './notice'

/** What was told so far. */
export interface Told {
  /** When each category last spoke, in milliseconds of a clock that only goes forward. */
  readonly spokeMs: Readonly<Partial<Record<Category, number>>>
  /** Subjects that were told once and for all. */
  readonly explained: readonly string[]
  /** Subjects of this run that need not be said again. */
  readonly subjects: readonly string[]
}

export interface Circumstances {
  readonly nowMs: number
  /** The person's own switches. */
  readonly wanted: boolean
  /** Whether the person's quiet hours are now. */
  readonly isQuiet: boolean
  /** Whether a window already shows the same thing. */
  readonly isShown: boolean
}

/** `tell`: show it. `later`: look again after that time. `drop`: never. */
export type Verdict =
  | { readonly type: 'tell' }
  | { readonly type: 'later'; readonly inMs: number }
  | { readonly type: 'drop' }

/** The app may run for weeks. */
const mostSubjects = 200

export const nothingTold: Told = { spokeMs: {}, explained: [], subjects: [] }

/** Whether a notice is shown now. Pure: the clock, the windows and what was told before are given. */
export function judge(told: Told, notice: Notice, around: Circumstances): Verdict {
  const { silentMs, inQuietHours } = manners[notice.category]
  if (!around.wanted || around.isShown || isKnown(told, notice)) return { type: 'drop' }
  if (around.isQuiet) return inQuietHours === 'drop' ? { type: 'drop' } : { type: 'later', inMs: quietLookMs }
  const inMs = (told.spokeMs[notice.category] ?? -Infinity) + silentMs - around.nowMs
  return inMs > 0 ? { type: 'later', inMs } : { type: 'tell' }
}

const isKnown = ({ explained, subjects }: Told, { category, subject }: Notice): boolean =>
  manners[category].told !== 'eachTime' && (explained.includes(subject) || subjects.includes(subject))

/** What was told once these notices of one category were, in one. */
export function toldAfter(told: Told, notices: readonly Notice[], nowMs: number): Told {
  const subjects = notices.map(({ subject }) => subject)
  const [{ category } = {}] = notices
  if (category === undefined) return told
  const isForAll = manners[category].told === 'onceForAll'
  return {
    spokeMs: { ...told.spokeMs, [category]: nowMs },
    explained: isForAll ? [...told.explained, ...subjects] : told.explained,
    subjects: [...told.subjects, ...subjects].slice(-mostSubjects),
  }
}
