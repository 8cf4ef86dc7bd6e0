import { complaintsAbout, JobFile, type JobFileInput } from '../../shared/model'
import { words } from '../messages/new-job'
import { concerns, type Draft, writtenJob } from './draft'
import { fieldAt, type JobField, jobFields } from './job-fields'
import { unnamedPairs } from './value-text'
import { splitWords } from './words-of-command'

/** A draft as the schema of a job file sees it. */
export interface Looked {
  readonly job: JobFileInput
  /** What is wrong, by the path of the field it stands at. */
  readonly complaints: ReadonlyMap<string, string>
  /** Fields that must still be filled in. */
  readonly missing: readonly string[]
}

/** What a draft says, what is wrong with it and what it lacks. A job is whole when it has no complaint and lacks nothing. */
export function lookAt(draft: Draft): Looked {
  const job = writtenJob(draft)
  const complaints = new Map<string, string>()
  const parsed = JobFile.safeParse(job)
  const found = parsed.success ? [] : complaintsAbout(JobFile, parsed.error)
  for (const { path, message } of found) {
    const field = fieldAt(path)
    if (field && !complaints.has(field.path)) complaints.set(field.path, wording(field, message))
  }
  for (const [path, message] of unreadable(draft)) complaints.set(path, message)
  const missing = [draft.way, 'workdir'].filter((path) => (draft.texts[path] ?? '').trim() === '')
  return { job, complaints, missing }
}

/** The schema speaks of types; a number's range is plainer. */
function wording(field: JobField, message: string): string {
  if (field.kind === 'number') return words.numberWanted(field)
  return field.choices.length > 0 ? words.choiceWanted(field.choices) : message
}

/** What cannot even be written into a job file. */
function unreadable({ way, texts }: Draft): readonly (readonly [string, string])[] {
  return [...jobFields.values()].flatMap(({ kind, path }) => {
    const text = texts[path] ?? ''
    if (!concerns(way, path)) return []
    if (kind === 'command' && splitWords(text) === undefined) return [[path, words.openQuote] as const]
    const [unnamed] = kind === 'pairs' ? unnamedPairs(text) : []
    return unnamed === undefined ? [] : [[path, words.pairWanted(unnamed)] as const]
  })
}
