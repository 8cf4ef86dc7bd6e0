import type { Reason } from '../../shared/model'
import { messages } from '../messages'
import { shortMoment } from './moment'

/** A reason as people read it. */
export type ShownReason = Pick<Reason, 'message' | 'hint'> &
  Partial<Pick<Reason, 'at' | 'setting'>> & { readonly code: string }

/** A reason in words, with the moment that it speaks of as the person writes times; the engine writes `14:30` for everybody. */
export function wordsOf({ code, message, hint, at }: ShownReason): Pick<Reason, 'message' | 'hint'> {
  if (at === undefined) return { message, hint }
  const when = shortMoment(at)
  if (code === 'paused') return { message: messages.pausedReason(when), hint }
  if (code === 'notYetTime') return { message: messages.dueReason(when), hint }
  if (code === 'outsideHours') return { message, hint: messages.openHint(when) }
  return { message, hint }
}
