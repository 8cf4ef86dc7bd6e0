import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { formatPath, invalidInput, JobFile, type JobFileInput, LullError } from '../shared/model'
import type { Surroundings } from './surroundings'

/** What a job file holds; `list` says whether it was written as a list. */
export interface JobFileContent<Job = JobFileInput> {
  readonly jobs: readonly Job[]
  readonly list: boolean
}

/** Makes a job of what a file holds, or throws `invalidInput`; see `checkJob`, which makes the usual ones. */
export type JobCheck<Job> = (job: unknown, where: (path: Path) => string, inList: Path) => Job

/** Reads one job or a list of jobs, YAML or JSON, from a file or (`-`) from standard input. */
export async function readJobFile(file: string, around: Surroundings): Promise<JobFileContent> {
  return parseJobFile(await readInput(file, 'job file', around), nameOfInput(file))
}

/** What errors call a file. */
export function nameOfInput(file: string): string {
  return file === '-' ? 'standard input' : file
}

/** The text of a file or (`-`) of standard input. `what` it is meant to be is for the error, `invalidInput`. */
export async function readInput(file: string, what: string, around: Surroundings): Promise<string> {
  return file === '-' ? readAll(around.stdin) : readText(file, what, around)
}

/** Understands the text of a job file. Throws `invalidInput` with line and column, or with the path of a wrong field. */
export function parseJobFile(text: string, name: string): JobFileContent
export function parseJobFile<Job>(text: string, name: string, check: JobCheck<Job>): JobFileContent<Job>
export function parseJobFile(
  text: string,
  name: string,
  check: JobCheck<unknown> = checkJob,
): JobFileContent<unknown> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw new LullError('invalidInput', `${name}:${line}:${col}: ${broken.message}`, {
      hint: 'A job file is YAML or JSON; mend this place and try again.',
    })
  }
  const content: unknown = document.toJS()
  const given = Array.isArray(content) ? (content as readonly unknown[]) : [content]
  if (given.length === 0 || content === null) throw emptyFile(name)
  const at = (index: number) => (Array.isArray(content) ? [index] : [])
  const where = (fieldPath: Path) => `${name}:${lines.linePos(offsetOf(document, fieldPath)).line}`
  return {
    jobs: given.map((job, index) =>
      check(job, (issuePath) => where([...at(index), ...issuePath]), at(index)),
    ),
    list: Array.isArray(content),
  }
}

export type Path = readonly (string | number)[]

/** The job, if it fits the schema. Throws `invalidInput`, its message beginning with where the first wrong field stands. */
export function checkJob(job: unknown, where: (path: Path) => string, inList: Path = []): JobFileInput {
  const parsed = JobFile.safeParse(job)
  if (parsed.success) return job as JobFileInput
  const first = (parsed.error.issues[0]?.path ?? []).filter((part) => typeof part !== 'symbol')
  const error = invalidInput(JobFile, parsed.error, where(first))
  if (inList.length === 0) return raise(error)
  const inside = error.path === undefined ? '' : `.${error.path}`
  return raise(
    new LullError(error.code, error.message, { hint: error.hint, path: `${formatPath(inList)}${inside}` }),
  )
}

function raise(error: LullError): never {
  throw error
}

/** Where a field stands in the text; the nearest thing around it that stands there at all. */
function offsetOf(document: Document, fieldPath: Path): number {
  const node = document.getIn(fieldPath, true)
  if (isNode(node) && node.range) return node.range[0]
  return fieldPath.length === 0 ? 0 : offsetOf(document, fieldPath.slice(0, -1))
}

function emptyFile(name: string): LullError {
  return new LullError('invalidInput', `${name} holds no job`, {
    hint: 'Write at least `command: [PROGRAM, ARGUMENT]` into it.',
  })
}

async function readText(file: string, what: string, { workdir }: Surroundings): Promise<string> {
  try {
    return await readFile(path.resolve(workdir, file), 'utf8')
  } catch (cause) {
    throw new LullError('invalidInput', `The ${what} ${file} cannot be read: ${(cause as Error).message}`, {
      hint: 'Check the path and its permissions; `-` reads standard input.',
      cause,
    })
  }
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}
