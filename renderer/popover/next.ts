import type { Job, Readiness } from '../../shared/model'

/**
 * The waiting job that starts when the machine lets it: the first by priority and age that nothing of its own holds back.
 * What holds back the whole machine stands above all jobs.
 */
export function nextOf(jobs: readonly Job[], { vetoes, waits }: Readiness): Job | undefined {
  const ofTheMachine = new Set([...vetoes, ...waits].map(({ code }) => code))
  const isFree = ({ state, spec, reasons }: Job) =>
    state === 'queued' && !spec.held && reasons.every(({ code }) => ofTheMachine.has(code) || isQueue(code))
  const [next] = jobs
    .filter(isFree)
    .toSorted((one, other) => other.spec.priority - one.spec.priority || one.id.localeCompare(other.id))
  return next
}

/** It only waits for those before it. */
const isQueue = (code: string) => code === 'concurrency' || code === 'noCapacity' || code === 'exclusive'
