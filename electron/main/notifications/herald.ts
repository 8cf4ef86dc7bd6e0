import { Notification } from 'electron'
import type { Notice } from './notice'
import { judge, nothingTold, type Told } from './policy'

export interface HeraldParts {
  /** The person's own switch, as it is now. */
  wanted(): Promise<boolean>
  /** Whether a window before the person's eyes shows the same thing. */
  isShown(notice: Notice): boolean
  /** A click on a notice. */
  lead(to: Notice['leadsTo']): void
  readonly explained: readonly string[]
  remember(explained: readonly string[]): void
}

/** Tells the person what is worth telling, as the desktop tells such things. */
export function createHerald(parts: HeraldParts): (notice: Notice) => Promise<void> {
  let told: Told = { ...nothingTold, explained: parts.explained }
  /** The newest notice that was kept back, by category: it speaks for the others when its turn comes. */
  const waiting = new Map<Notice['category'], NodeJS.Timeout>()
  /** A notification that nothing holds is collected, and then its click leads nowhere. */
  const shown = new Set<Notification>()

  async function consider(notice: Notice): Promise<void> {
    const wanted = await parts.wanted()
    const judged = judge(told, notice, {
      wanted,
      nowMs: performance.now(),
      isShown: parts.isShown(notice),
    })
    told = judged.told
    const { verdict } = judged
    if (verdict.type === 'tell') tell(verdict.notice)
    if (verdict.type === 'later') tellLater(notice, verdict.inMs)
  }

  function tellLater(notice: Notice, inMs: number): void {
    clearTimeout(waiting.get(notice.category))
    const retell = () => {
      waiting.delete(notice.category)
      // It was itself counted among those that were kept back.
      const others = Math.max(0, (told.keptBack[notice.category] ?? 0) - 1)
      told = { ...told, keptBack: { ...told.keptBack, [notice.category]: others } }
      void consider(notice)
    }
    waiting.set(notice.category, setTimeout(retell, inMs).unref())
  }

  function tell({ category, severity, title, body, leadsTo }: Notice): void {
    clearTimeout(waiting.get(category))
    if (category === 'explanation') parts.remember(told.explained)
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

  return consider
}
