const withoutOutcome = ['queued', 'starting', 'running', 'frozen', 'finishing'] as const
export const outcomes = ['succeeded', 'failed', 'cancelled'] as const
export type Outcome = (typeof outcomes)[number]

/** From submission to outcome. */
export const jobStates = [...withoutOutcome, ...outcomes] as const

/** What a list of jobs can be cut to: those in a state, or those that a person holds back. */
export const jobFilters = [...withoutOutcome, 'held', ...outcomes] as const
export type JobFilter = (typeof jobFilters)[number]

/** Whether a list that is cut so has this job. */
export function passes(
  filter: JobFilter,
  {
    state,
    spec,
  }: { readonly state: (typeof jobStates)[number]; readonly spec: { readonly held?: true | undefined } },
): boolean {
  return filter === 'held' ? spec.held === true && !isOutcome(state) : state === filter
}

/** Whether a job in this state has its one recorded outcome. */
export function isOutcome(state: (typeof jobStates)[number]): state is Outcome {
  return (outcomes as readonly string[]).includes(state)
}
