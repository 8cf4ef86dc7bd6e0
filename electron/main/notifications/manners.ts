import type { Settings } from '../../../shared/model'
import type { Category } from './notice'

/** How notices of one category behave. */
interface Manners {
  /** After one, the category is silent for this long; what comes meanwhile is counted and told in one. */
  readonly silentMs: number
  /** How often the same subject is told: at each event, once while the app runs, or once and for all. */
  readonly told: 'eachTime' | 'onceARun' | 'onceForAll'
  /** What speaks of this very moment is not told hours later. */
  readonly inQuietHours: 'wait' | 'drop'
}

const minuteMs = 60_000

export const manners: Readonly<Record<Category, Manners>> = {
  jobDone: { silentMs: minuteMs / 2, told: 'onceARun', inQuietHours: 'wait' },
  jobFailed: { silentMs: minuteMs / 2, told: 'onceARun', inQuietHours: 'wait' },
  attention: { silentMs: minuteMs / 6, told: 'onceARun', inQuietHours: 'wait' },
  budget: { silentMs: minuteMs, told: 'eachTime', inQuietHours: 'wait' },
  explanation: { silentMs: 0, told: 'onceForAll', inQuietHours: 'drop' },
}

/** What waits for the end of quiet hours looks again so often: the person may change them, and the computer may sleep. */
export const quietLookMs = minuteMs

/** Whether the person wants notices of this category. */
export const isWanted = ({ enabled, ...wanted }: Settings['notifications'], category: Category): boolean =>
  enabled && wanted[category]
