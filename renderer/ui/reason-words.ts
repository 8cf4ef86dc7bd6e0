import type { Reason } from '../../shared/model'
import { messages } from '../messages'
import { localFigures } from './local-figures'
import { shortMoment } from './moment'

/** A reason as people read it. */
export type ShownReason = Pick<Reason, 'message' | 'hint'> &
  Partial<Pick<Reason, 'at' | 'setting'>> & { readonly code: string }

/**
 * A reason in words, with its figures and the moment that it speaks of as the person writes them; the engine writes `1.5 GiB`
 * and `14:30` for everybody.
 */
export function wordsOf({ code, at, ...told }: ShownReason): Pick<Reason, 'message' | 'hint'> {
  const [message, hint] = [localFigures(told.message), localFigures(told.hint)]
  if (at === undefined) return { message, hint }
  const when = shortMoment(at)
  if (code === 'paused') return { message: messages.pausedReason(when), hint }
  if (code === 'notYetTime') return { message: messages.dueReason(when), hint }
  if (code === 'outsideHours') return { message, hint: messages.openHint(when) }
  return { message, hint }
}
