import type { JobFileInput } from '../../shared/model'
import { valueAt, setValueAt } from '../../shared/model/field-path'
import { type JobField, jobFields } from './job-fields'
import { textOf, valueOf } from './value-text'

/** How a job says what runs: a program with its arguments, a line for the shell, or a built-in kind of work. */
export const ways = ['command', 'shell', 'kind'] as const
export type Way = (typeof ways)[number]

/** A job as it is being written: the text of every field that was filled in, by its path. */
export interface Draft {
  readonly way: Way
  readonly texts: Readonly<Record<string, string>>
  /** Run although somebody is there. */
  readonly now: boolean
}

export const emptyDraft: Draft = { way: 'command', texts: {}, now: false }

/** Whether a field belongs to what was chosen to run. */
export function concerns(way: Way, path: string): boolean {
  if (path === 'params') return way === 'kind'
  return (ways as readonly string[]).includes(path) ? path === way : true
}

/** The job file of a draft, only what was written; whether it is one, the schema must say. */
export function writtenJob({ way, texts }: Draft): JobFileInput {
  const job: Record<string, unknown> = {}
  for (const field of jobFields.values()) {
    const text = texts[field.path]
    if (text === undefined || !concerns(way, field.path)) continue
    const value = valueOf(field, text)
    if (value !== undefined && !isDefault(field, value)) setValueAt(job, field.path, value)
  }
  return job
}

/** The draft that writes a job file again. */
export function draftOf(job: JobFileInput): Draft {
  const texts: Record<string, string> = {}
  for (const field of jobFields.values()) {
    const value = valueAt(job, field.path)
    if (value !== undefined && !isDefault(field, value)) texts[field.path] = textOf(field, value)
  }
  const way = ways.find((each) => job[each] !== undefined) ?? 'command'
  return { way, texts, now: false }
}

/** A draft in which the fields of another job file are written over. */
export function written(over: Draft, job: JobFileInput): Draft {
  const { texts } = draftOf(job)
  const way = ways.find((each) => job[each] !== undefined) ?? over.way
  return { ...over, way, texts: { ...over.texts, ...texts } }
}

const isDefault = (field: JobField, value: unknown) =>
  field.default !== undefined && JSON.stringify(value) === JSON.stringify(field.default)
