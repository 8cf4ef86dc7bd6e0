import type { JobRecord } from '../../core/jobs/record'
import { type JobOrder, usualDirections } from '../../shared/model'
import type { SqlValue } from '../sqlite'
import type { Database } from './database'
import { decodePlace, encodePlace } from './page-place'
import type { JobQuery, Store } from './store'

export interface RecordRow {
  readonly record: string
}

interface RankedRow extends RecordRow {
  readonly rank: string | number
}

/** How words are looked for. They stand in an index of their own, so that a search never reads the long records. */
interface Search {
  readonly condition: string
  /** In place of the order's own. */
  readonly source?: string
}

interface OrderRule {
  /** The column that is compared before the id. */
  readonly rank: string
  readonly source: string
  readonly search: Search
  /** Its ranks fall where people count upwards. */
  readonly isTurned?: true
}

/** A part of a statement with the values of its question marks. */
interface Condition {
  readonly text: string
  readonly values: readonly SqlValue[]
}

const words = { condition: 'instr(search, ?) > 0', source: 'jobs INDEXED BY jobs_search' } as const
/** All that match are found before the order is walked. */
const matching: Search = { condition: `id IN (SELECT id FROM ${words.source} WHERE ${words.condition})` }
const ranked = (by: string) => `jobs INDEXED BY jobs_ranked_by_${by}`

const orderRules: Readonly<Record<JobOrder, OrderRule>> = {
  submitted: { rank: 'id', source: 'jobs', search: words },
  name: { rank: 'name_rank', source: ranked('name'), search: matching },
  state: { rank: 'state_rank', source: ranked('state'), search: matching, isTurned: true },
  ended: { rank: 'end_rank', source: ranked('end'), search: matching },
  ran: { rank: 'run_rank', source: ranked('run'), search: matching },
}

/**
 * A page of jobs from the place `before`, found through an index at any depth. Fails with `invalidInput` when `before` was
 * given by a list of another order.
 */
export function pageOfJobs(database: Database, query: JobQuery): ReturnType<Store['page']> {
  const { order = 'submitted', direction = usualDirections[order], limit } = query
  const { rank, isTurned = false, ...rule } = orderRules[order]
  const isUp = (direction === 'ascending') !== isTurned
  const place = query.before === undefined ? undefined : decodePlace([order, direction], query.before)
  const conditions = [
    ...(place ? [{ text: `(${rank}, id) ${isUp ? '>' : '<'} (?, ?)`, values: [place.rank, place.id] }] : []),
    ...asked(query, rule.search),
  ]
  const source = (query.search === undefined ? undefined : rule.search.source) ?? rule.source
  const way = isUp ? 'ASC' : 'DESC'
  const sorted = `ORDER BY ${rank} ${way}, id ${way}`
  // one more row than asked for tells whether a next page exists
  const found = database.all(
    `SELECT record, ${rank} AS rank FROM jobs
     WHERE id IN (SELECT id FROM ${source} ${whereAll(conditions)} ${sorted} LIMIT ?) ${sorted}`,
    ...conditions.flatMap(({ values }) => values),
    limit + 1,
  ) as readonly RankedRow[]
  const jobs = found.slice(0, limit).map(read)
  const [last, job] = [found[limit - 1], jobs.at(-1)]
  const next = found.length > limit && last && job ? { rank: last.rank, id: job.id } : null
  return { jobs, next: next && encodePlace([order, direction], next) }
}

function asked({ state, search }: JobQuery, { condition }: Search): readonly Condition[] {
  return [
    ...(state === undefined ? [] : [{ text: 'state = ?', values: [state] }]),
    ...(search === undefined ? [] : [{ text: condition, values: [searchable(search)] }]),
  ]
}

const whereAll = (conditions: readonly Condition[]) =>
  conditions.length > 0 ? `WHERE ${conditions.map(({ text }) => text).join(' AND ')}` : ''

/** A record was checked when it was written: reading it back costs one `JSON.parse`. */
export function read({ record }: RecordRow): JobRecord {
  return JSON.parse(record) as JobRecord
}

/** Words as they are searched: case makes no difference. */
export function searchable(text: string): string {
  return text.toLowerCase()
}
