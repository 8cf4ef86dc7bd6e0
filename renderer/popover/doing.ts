import type { Job, Status } from '../../shared/model'
import { mostTelling, reasonTitles } from '../../shared/model/reason-titles'
import { messages } from '../messages'
import { shortMoment } from '../ui/moment'

/** What the computer does, and why; without a figure that moves by itself, as screen readers announce each change. */
export interface Doing {
  readonly title: string
  readonly why: string
}

export function doing(status: Status, jobs: readonly Job[]): Doing {
  const { paused, readiness } = status
  const running = jobs.filter(({ state }) => state === 'running')
  const waiting = jobs.filter(({ state }) => state === 'queued' || state === 'frozen')
  const level = messages.levels[readiness.level]
  const [first] = running
  if (first) {
    return { title: messages.working(running.length), why: running.length === 1 ? first.name : level }
  }
  if (paused)
    return { title: messages.paused, why: messages.pausedUntil(paused.until && shortMoment(paused.until)) }
  const [reason] = [...readiness.vetoes, ...(mostTelling(waiting)?.reasons ?? []), ...readiness.waits]
  const why = reason ? reasonTitles[reason.code] : level
  return { title: waiting.length > 0 ? messages.waiting(waiting.length) : messages.resting, why }
}
