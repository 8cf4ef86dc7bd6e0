/** From submission to outcome. */
export const jobStates = [
  'queued',
  'starting',
  'running',
  'frozen',
  'finishing',
  'succeeded',
  'failed',
  'cancelled',
] as const

export const outcomes = ['succeeded', 'failed', 'cancelled'] as const
export type Outcome = (typeof outcomes)[number]

/** Whether a job in this state has its one recorded outcome. */
export function isOutcome(state: (typeof jobStates)[number]): state is Outcome {
  return (outcomes as readonly string[]).includes(state)
}
