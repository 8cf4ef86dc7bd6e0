import type { Job, JobOrder, JobState } from '../../shared/model'
import { reversed, usualDirections } from '../../shared/model/job-order'
import { isOutcome } from '../../shared/model/job-state'
import { formatSeconds } from '../../shared/model/units'
import { progressOf, ranFor, whyOf } from '../following/story'
import { harmless } from '../output'
import type { Paint } from '../paint'
import type { CommonOptions, Session } from '../session'
import { shortIds } from '../short-id'
import { table } from '../table'

export interface LsOptions extends CommonOptions {
  readonly state?: JobState
  readonly search?: string
  readonly limit: number
  readonly sort: JobOrder
  readonly reverse?: boolean
}

const pageSize = 1000

/** `lull ls`: the first jobs of an order in a table, or as an array. */
export async function ls(
  { engine, out, around }: Session,
  { state, search, limit, sort, reverse }: LsOptions,
): Promise<number> {
  const client = await engine()
  const jobs: Job[] = []
  let next: string | null = null
  do {
    const page: { jobs: readonly Job[]; next: string | null } = await client.jobs.list({
      limit: Math.min(pageSize, limit - jobs.length),
      order: sort,
      ...(reverse && { direction: reversed(usualDirections[sort]) }),
      ...(state && { state }),
      ...(search !== undefined && { search }),
      ...(next !== null && { before: next }),
    })
    jobs.push(...page.jobs)
    next = page.next
  } while (next !== null && jobs.length < limit)
  const empty = state
    ? `No job is ${state}.`
    : `No jobs yet. Try \`${around.typed} run --now -- echo hello\`.`
  await out.show(jobs, () => (jobs.length === 0 ? empty : jobTable(jobs, out)))
  return 0
}

function jobTable(
  jobs: readonly Job[],
  look: { readonly paint: Paint; readonly columns: number | undefined },
): string {
  const short = shortIds(jobs.map(({ id }) => id))
  return table(
    jobs,
    [
      { title: 'ID', cell: ({ id }) => short.get(id) ?? id },
      { title: 'NAME', cell: ({ name }) => harmless(name) },
      { title: 'STATE', cell: ({ state }) => paintState(state, look.paint) },
      { title: 'RAN', cell: ranFor, align: 'right' },
      { title: 'SUBMITTED', cell: ({ submittedAt }) => ago(submittedAt) },
      { title: 'DETAIL', cell: detailOf, shrinks: true },
    ],
    look,
  )
}

/** A state in its colour: green went well, red did not, yellow is held. */
export function paintState(state: JobState, paint: Paint): string {
  switch (state) {
    case 'succeeded':
      return paint.green(state)
    case 'failed':
      return paint.red(state)
    case 'frozen':
      return paint.yellow(state)
    case 'starting':
    case 'running':
    case 'finishing':
      return paint.blue(state)
    case 'cancelled':
    case 'queued':
      return state
  }
}

function detailOf(job: Job): string {
  if (job.state === 'queued' || job.state === 'frozen') return harmless(whyOf(job))
  if (isOutcome(job.state)) return harmless(job.error?.message ?? '')
  return progressOf(job)
}

function ago(time: string): string {
  return `${formatSeconds((Date.now() - Date.parse(time)) / 1000)} ago`
}
