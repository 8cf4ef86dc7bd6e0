import type { Job, JobId } from '../../../shared/model'

/** The jobs that a person has chosen, as they were last seen, in the order of choosing. */
export interface Selection {
  readonly jobs: ReadonlyMap<JobId, Job>
  /** From where Shift stretches it. */
  readonly anchor: JobId | null
  /** Whether rows were meant that were not read, so that their jobs are not in it. */
  readonly isCut?: boolean
}

export const nothingSelected: Selection = { jobs: new Map(), anchor: null }

/** What a stretch is measured in. */
export interface LoadedRows {
  jobAt(row: number): Job | undefined
  rowOf(job: JobId): number | undefined
}

/** With this job if it was not chosen, without it if it was. */
export function toggled({ jobs, isCut = false }: Selection, job: Job): Selection {
  const rest = new Map(jobs)
  if (!rest.delete(job.id)) rest.set(job.id, job)
  return { jobs: rest, anchor: job.id, isCut: isCut && rest.size > 0 }
}

/** From the anchor to `to` and no other; from `from` where there is no anchor yet. Rows that were not read are left out. */
export function stretched(selection: Selection, list: LoadedRows, from: number, to: number): Selection {
  const known = selection.anchor === null ? undefined : list.rowOf(selection.anchor)
  const start = known ?? from
  return { ...loaded(list, Math.min(start, to), Math.max(start, to)), anchor: list.jobAt(start)?.id ?? null }
}

/** All rows that were read. */
export function allOf(list: LoadedRows, count: number): Selection {
  return { ...loaded(list, 0, count - 1), anchor: null }
}

/** The same jobs as they are now, where anybody knows. */
export function renewed({ jobs }: Selection, known: (job: JobId) => Job | undefined): readonly Job[] {
  return [...jobs.values()].map((job) => known(job.id) ?? job)
}

function loaded(list: LoadedRows, first: number, last: number) {
  const jobs = new Map<JobId, Job>()
  for (let row = first; row <= last; row++) {
    const job = list.jobAt(row)
    if (job) jobs.set(job.id, job)
  }
  return { jobs, isCut: jobs.size < last - first + 1 }
}
