import {
  isOutcome,
  type Job,
  type JobFilter,
  JobId,
  type JobOrder,
  LullError,
  passes,
  type SortDirection,
  usualDirections,
} from '../../../shared/model'
import { aJob, anAttempt } from '../../fakes/jobs'
import type { World } from './world'

interface Query {
  readonly state?: JobFilter | undefined
  readonly search?: string | undefined
  readonly limit: number
  readonly before?: string | undefined
  readonly order: JobOrder
  readonly direction?: SortDirection | undefined
}

/** A page of the world's jobs after the id `before`, in the engine's orders. */
export function pageOfJobs(world: World, { state, search, limit, before, ...sorting }: Query) {
  const listed = inOrder(world, sorting)
  const jobs: Job[] = []
  for (let at = before === undefined ? 0 : listed.placeOf(before) + 1; at < countOf(world); at++) {
    const job = listed.jobAt(at)
    if (state && !passes(state, job)) continue
    if (search && !`${job.name}\n${job.command.join(' ')}`.toLowerCase().includes(search.toLowerCase()))
      continue
    if (jobs.length === limit) return { jobs, next: jobs.at(-1)?.id ?? null }
    jobs.push(job)
  }
  return { jobs, next: null }
}

const stateRanks: readonly Job['state'][] = [
  'succeeded',
  'cancelled',
  'failed',
  'queued',
  'frozen',
  'finishing',
  'starting',
  'running',
]

const ranks: Readonly<Record<JobOrder, (job: Job) => string | number>> = {
  submitted: ({ id }) => id,
  name: ({ name }) => name.toLowerCase(),
  state: ({ state }) => -stateRanks.indexOf(state),
  ended: ({ endedAt }) => endedAt ?? '~',
  ran: ({ endedAt, attempts }) =>
    endedAt ? attempts.reduce((sum, { runSeconds }) => sum + runSeconds, 0) : Infinity,
}

/** The newest first are counted, never held; any other order is sorted. */
function inOrder(
  world: World,
  { order, direction = usualDirections[order] }: Pick<Query, 'order' | 'direction'>,
) {
  if (order === 'submitted' && direction === 'descending') {
    return { jobAt: (at: number) => jobAt(world, at), placeOf: (id: string) => placeOf(world, id) }
  }
  const rankOf = ranks[order]
  const way = direction === 'ascending' ? 1 : -1
  const jobs = Array.from({ length: countOf(world) }, (_, at) => jobAt(world, at)).toSorted((one, other) => {
    const [left, right] = [rankOf(one), rankOf(other)]
    return left === right ? 0 : left < right ? -way : way
  })
  const jobAtPlace = (at: number): Job => {
    const job = jobs[at]
    if (!job) throw new Error(`the list has no row ${at}`)
    return job
  }
  return { jobAt: jobAtPlace, placeOf: (id: string) => jobs.findIndex((job) => job.id === id) }
}

/** The job of that id or name. Fails with `noSuchJob`, as the engine does. */
export function jobNamed(world: World, ref: string): Job {
  const found = world.jobs.find(({ id, name }) => id === ref || name === ref)
  if (found) return found
  const at = placeOf(world, ref)
  if (at >= world.jobs.length && at < countOf(world)) return jobAt(world, at)
  throw new LullError('noSuchJob', `There is no job ${ref}`, {
    hint: 'The list has them all (`lull ls`); give a name, or at least four characters of an id.',
  })
}

/** What the snapshot names: all that have no outcome, and the newest twenty that have. */
export function presentOf({ jobs }: World) {
  return {
    active: jobs.filter(({ state }) => !isOutcome(state)),
    recent: jobs.filter(({ state }) => isOutcome(state)).slice(0, 20),
  }
}

const countOf = ({ jobs, olderJobs }: World) => jobs.length + olderJobs
const oldId = (at: number) => JobId.parse(`0000-old-${String(9_999_999 - at).padStart(7, '0')}`)

function placeOf({ jobs }: World, id: string): number {
  const listed = jobs.findIndex((job) => job.id === id)
  return listed >= 0 ? listed : 9_999_999 - Number(id.slice('0000-old-'.length))
}

/** The job at a place of the whole list, 0 being the newest. */
function jobAt({ jobs }: World, at: number): Job {
  const listed = jobs[at]
  if (listed) return listed
  const submittedAt = new Date(Date.UTC(2026, 1, 1) - at * 60_000).toISOString()
  return {
    ...madeUp,
    id: oldId(at),
    name: `sweep ${at}`,
    submittedAt,
    endedAt: submittedAt,
  }
}

const madeUp = aJob({
  state: 'succeeded',
  exitCode: 0,
  attempts: [anAttempt({ state: 'succeeded', runSeconds: 61, exitCode: 0 })],
})
