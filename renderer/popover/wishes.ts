import type { Page } from '../../shared/contract'
import type { JobId } from '../../shared/model'
import type { Asks } from '../asks'
import type { Client } from '../connect'
import { createKeepOpen } from './keep-open'

/** What a person can ask for in the popover. */
export interface Wishes extends Pick<
  Asks,
  'cancel' | 'pause' | 'resume' | 'quit' | 'newJobFrom' | 'openSetting'
> {
  runNow(job: JobId): void
  hold(job: JobId): void
  release(job: JobId): void
  /** Whether the popover stays when another window has the focus, as it is pinned. */
  pinned(isPinned: boolean): void
  /** The same while something is dragged over it. */
  draggedOver(isOver: boolean): void
  openPage(page: Page, job?: JobId): void
}

export function createWishes(client: Client, asks: Asks): Wishes {
  // No wish of the person's: what they are told of the last one stays, and an app that is going says so itself.
  const keepOpen = createKeepOpen((wanted) => {
    client.app.keepPopoverOpen({ wanted }).catch(() => undefined)
  })
  return {
    ...asks,
    runNow: (job) => asks.ask(client.jobs.runNow({ job })),
    hold: (job) => asks.ask(client.jobs.hold({ job })),
    release: (job) => asks.ask(client.jobs.release({ job })),
    pinned: (isPinned) => keepOpen('pinned', isPinned),
    draggedOver: (isOver) => keepOpen('dragged-over', isOver),
    openPage: (page, job) => asks.ask(client.app.openPage({ page, ...(job !== undefined && { job }) })),
  }
}
