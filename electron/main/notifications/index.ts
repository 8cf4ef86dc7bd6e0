import { isDeepStrictEqual } from 'node:util'
import { withinHours } from '../../../core/hours'
import { type SnapshotUpdate, type Status, stepsReached } from '../../../shared/model'
import type { PageWindows } from '../page-windows'
import type { Popover } from '../popover'
import type { Client, Glance } from '../present'
import type { Remembered } from '../remembered'
import { tellTrouble } from '../trouble'
import { budgetNotices } from './budget-notices'
import { createHerald } from './herald'
import { isWanted } from './manners'
import type { Notice } from './notice'
import { isOver, noticesOf } from './notices'
import { isShownTo } from './shown'

interface NotifierParts {
  readonly client: Client
  readonly popover: Popover
  readonly windows: PageWindows
  readonly remembered: Remembered
}

/** Notifications of what happens to jobs and of what needs the person; quiet while a window shows the same. */
export function createNotifier({ client, popover, windows, remembered }: NotifierParts) {
  let status: Status | undefined
  const herald = createHerald({
    wishes: async (category) => {
      const { notifications } = await client.settings.get()
      return { wanted: isWanted(notifications, category), isQuiet: isQuietNow(notifications) }
    },
    isShown: (notice) => isShownTo({ popoverIsOpen: popover.isOpen(), front: windows.front() }, notice),
    isOver: (notice) => isOver(notice, status),
    lead: (to) => (to === 'popover' ? popover.open() : windows.open(to)),
    explained: remembered.get().explained,
    remember: (explained) => remembered.change({ explained }),
  })

  /** Which budgets have come further since somebody was last told, also before this start. */
  function ofBudgets({ cost }: Status): readonly Notice[] {
    const { budgetSteps } = remembered.get()
    const now = stepsReached(cost)
    if (isDeepStrictEqual(now, budgetSteps)) return []
    remembered.change({ budgetSteps: now })
    return budgetNotices(budgetSteps, cost)
  }

  return (before: Glance | undefined, update: SnapshotUpdate, now: Glance): void => {
    status = now.status
    for (const notice of [...noticesOf(before, update), ...ofBudgets(status)]) {
      herald(notice).catch(tellTrouble)
    }
  }
}

function isQuietNow({ quietHours }: { readonly quietHours: string | null }): boolean {
  if (quietHours === null) return false
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return withinHours(quietHours, { wallMs: Date.now(), monotonicSeconds: 0, timeZone })
}
