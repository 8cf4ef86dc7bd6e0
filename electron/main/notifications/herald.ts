import { Notification } from 'electron'
import { tellTrouble } from '../trouble'
import type { Category, Notice } from './notice'
import { inOne, withPending } from './pending'
import { type Circumstances, judge, nothingTold, type Told, toldAfter } from './policy'

export interface HeraldParts {
  /** What the person wishes of notices of this category, now. */
  wishes(category: Category): Promise<Pick<Circumstances, 'wanted' | 'isQuiet'>>
  /** Whether a window before the person's eyes shows the same thing. */
  isShown(notice: Notice): boolean
  /** Whether what it says is no longer so. */
  isOver(notice: Notice): boolean
  /** A click on a notice. */
  lead(to: Notice['leadsTo']): void
  readonly explained: readonly string[]
  remember(explained: readonly string[]): void
}

/** Tells the person what is worth telling, as the desktop tells such things. */
export function createHerald(parts: HeraldParts): (notice: Notice) => Promise<void> {
  let told: Told = { ...nothingTold, explained: parts.explained }
  const pending = new Map<Category, readonly Notice[]>()
  const timers = new Map<Category, NodeJS.Timeout>()
  /** A notification that nothing holds is collected, and then its click leads nowhere. */
  const shown = new Set<Notification>()

  const pendingOf = (category: Category) =>
    (pending.get(category) ?? []).filter((notice) => !parts.isOver(notice))

  /** Judges the notices of a category, the newest first, until one is told, has to wait, or none is left. */
  async function speak(category: Category): Promise<void> {
    while (pendingOf(category).length > 0) {
      const wishes = await parts.wishes(category)
      const waiting = pendingOf(category)
      const newest = waiting.at(-1)
      if (newest === undefined) return
      const around = { ...wishes, nowMs: performance.now(), isShown: parts.isShown(newest) }
      const verdict = judge(told, newest, around)
      if (verdict.type === 'later') return lookAgain(category, verdict.inMs)
      if (verdict.type === 'tell') return tell(category, waiting, around.nowMs)
      pending.set(category, waiting.slice(0, -1))
    }
  }

  function lookAgain(category: Category, inMs: number): void {
    clearTimeout(timers.get(category))
    timers.set(category, setTimeout(() => void speak(category).catch(tellTrouble), inMs).unref())
  }

  function tell(category: Category, waiting: readonly Notice[], nowMs: number): void {
    const notice = inOne(waiting)
    const explained = told.explained.length
    pending.delete(category)
    told = toldAfter(told, waiting, nowMs)
    if (told.explained.length > explained) parts.remember(told.explained)
    if (notice) show(notice)
  }

  function show({ severity, title, body, leadsTo }: Notice): void {
    const notification = new Notification({
      title,
      body,
      silent: severity === 'news',
      urgency: severity === 'problem' ? 'normal' : 'low',
    })
    shown.add(notification)
    notification.on('click', () => parts.lead(leadsTo))
    notification.on('close', () => shown.delete(notification))
    notification.on('failed', () => shown.delete(notification))
    notification.show()
  }

  return (notice) => {
    const { category } = notice
    pending.set(category, withPending(pending.get(category) ?? [], notice))
    return speak(category)
  }
}
