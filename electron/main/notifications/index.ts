import type { SnapshotUpdate } from '../../../shared/model'
import type { PageWindows } from '../page-windows'
import type { Popover } from '../popover'
import type { Client, Glance } from '../present'
import type { Remembered } from '../remembered'
import { tellTrouble } from '../trouble'
import { createHerald } from './herald'
import type { Notice } from './notice'
import { noticesOf } from './notices'

interface NotifierParts {
  readonly client: Client
  readonly popover: Popover
  readonly windows: PageWindows
  readonly remembered: Remembered
}

/** Notifications of what happens to jobs and of what needs the person; quiet while a window shows the same. */
export function createNotifier({ client, popover, windows, remembered }: NotifierParts) {
  const herald = createHerald({
    wanted: async () => (await client.settings.get()).notifications,
    isShown: ({ leadsTo }: Notice) =>
      popover.isOpen() || (leadsTo !== 'popover' && windows.isInFront(leadsTo.page)),
    lead: (to) => (to === 'popover' ? popover.open() : windows.open(to.page, to.job)),
    explained: remembered.get().explained,
    remember: (explained) => remembered.change({ explained }),
  })
  return (before: Glance | undefined, update: SnapshotUpdate): void => {
    for (const notice of noticesOf(before, update)) herald(notice).catch(tellTrouble)
  }
}
