import type { Job } from './job'
import { type jobStates, outcomes } from './job-state'

type JobState = (typeof jobStates)[number]

/** What a person can have done to a job, in the order in which it is offered. */
export const deeds = ['runNow', 'hold', 'release', 'retry', 'cancel'] as const
export type Deed = (typeof deeds)[number]

const waitingOrHeld = ['queued', 'starting', 'running', 'frozen'] as const

/** In which states it can be done; in others it is refused. */
export const deedStates = {
  runNow: waitingOrHeld,
  hold: waitingOrHeld,
  release: waitingOrHeld,
  retry: outcomes,
  cancel: [...waitingOrHeld, 'finishing'],
} as const satisfies Readonly<Record<Deed, readonly JobState[]>>

/** What takes it back, where anything does. */
export const undoneBy: Readonly<Partial<Record<Deed, Deed>>> = { hold: 'release', release: 'hold' }

/** Whether it can be done to a job as it is, and would change anything. */
export function canBeDone(
  deed: Deed,
  { state, spec, cancelRequestedAt }: Pick<Job, 'state' | 'spec' | 'cancelRequestedAt'>,
): boolean {
  if (!(deedStates[deed] as readonly JobState[]).includes(state)) return false
  if (deed === 'retry') return true
  if (cancelRequestedAt !== undefined) return false
  if (deed === 'runNow')
    return (state === 'queued' || state === 'frozen') && (!spec.now || spec.held === true)
  if (deed === 'hold') return spec.held !== true
  return deed === 'cancel' || spec.held === true
}
