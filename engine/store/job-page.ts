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

interface OrderRule {
  /** The column that is compared before the id. */
  readonly rank: string
  /** Its ranks fall where people count upwards. */
  readonly isTurned?: true
}

const orderRules: Readonly<Record<JobOrder, OrderRule>> = {
  submitted: { rank: 'id' },
  name: { rank: 'name_rank' },
  state: { rank: 'state_rank', isTurned: true },
  ended: { rank: 'end_rank' },
  ran: { rank: 'run_rank' },
}

/** Where jobs of a page are looked for: a table or index with the condition that it stands for. */
interface Source {
  readonly from: string
  /** How words are looked for in it. */
  readonly search: string
}

/** A part of a statement with the values of its question marks. */
interface Condition {
  readonly text: string
  readonly values: readonly SqlValue[]
}

const hasWords = 'instr(search, ?) > 0'
const active = `state NOT IN ('succeeded', 'failed', 'cancelled')`
const isHeld = `json_extract(record, '$.spec.held')`
/** The words stand in an index of their own, so that a search never reads the long records. */
const words = 'jobs INDEXED BY jobs_search'

/**
 * A page of jobs from the place `before`, found through an index at any depth. Fails with `invalidInput` when `before` was
 * given by a list of another order.
 */
export function pageOfJobs(database: Database, query: JobQuery): ReturnType<Store['page']> {
  const { order = 'submitted', direction = usualDirections[order], limit } = query
  const { rank, isTurned = false } = orderRules[order]
  const isUp = (direction === 'ascending') !== isTurned
  const place = query.before === undefined ? undefined : decodePlace([order, direction], query.before)
  const from = place && { text: `(${rank}, id) ${isUp ? '>' : '<'} (?, ?)`, values: [place.rank, place.id] }
  const way = isUp ? 'ASC' : 'DESC'
  const most = limit + 1 // tells whether a next page exists
  const parts = sourcesOf(order, query).map((source) => {
    const conditions = [...(from ? [from] : []), ...asked(query, source)]
    const where = [source.from, ...conditions.map(({ text }) => text)].join(' AND ')
    return {
      text: `SELECT * FROM (SELECT id, ${rank} AS rank FROM ${where} ORDER BY ${rank} ${way}, id ${way} LIMIT ?)`,
      values: [...conditions.flatMap(({ values }) => values), most],
    }
  })
  const found = database.all(
    `SELECT record, rank FROM (${parts.map(({ text }) => text).join(' UNION ALL ')}) CROSS JOIN jobs USING (id)
     ORDER BY rank ${way}, id ${way} LIMIT ?`,
    ...parts.flatMap(({ values }) => values),
    most,
  ) as readonly RankedRow[]
  const jobs = found.slice(0, limit).map(read)
  const [last, job] = [found[limit - 1], jobs.at(-1)]
  const next = found.length > limit && last && job ? { rank: last.rank, id: job.id } : null
  return { jobs, next: next && encodePlace([order, direction], next) }
}

/**
 * What has ended lies in an index of each order. What has not is little beside it and changes often: it is ordered when it
 * is asked for, so that no change has to keep all orders.
 */
function sourcesOf(order: JobOrder, { search, state }: JobQuery): readonly Source[] {
  if (state === 'held')
    return [{ from: `jobs INDEXED BY jobs_active WHERE ${active} AND ${isHeld}`, search: hasWords }]
  if (order === 'submitted')
    return [{ from: `${search === undefined ? 'jobs' : words} WHERE true`, search: hasWords }]
  return [
    {
      from: `jobs INDEXED BY jobs_ended_by_${order} WHERE ended_at IS NOT NULL`,
      search: `id IN (SELECT id FROM ${words} WHERE ${hasWords})`,
    },
    { from: `jobs WHERE ${active}`, search: hasWords },
  ]
}

function asked({ state, search: text }: JobQuery, { search }: Source): readonly Condition[] {
  return [
    ...(state === undefined || state === 'held' ? [] : [{ text: 'state = ?', values: [state] }]),
    ...(text === undefined ? [] : [{ text: search, values: [searchable(text)] }]),
  ]
}

/** A record was checked when it was written: reading it back costs one `JSON.parse`. */
export function read({ record }: RecordRow): JobRecord {
  return JSON.parse(record) as JobRecord
}

/** Words as they are searched: case makes no difference. */
export function searchable(text: string): string {
  return text.toLowerCase()
}
