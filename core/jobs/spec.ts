import type { JobFile, JobId, JobSpec } from '../../shared/model'
import type { AcceptError } from './accept-error'
import { invalid } from './accept-error'
import type { KindOfWork, Prepared, Submission } from './submission'

type Settled<T> = { readonly ok: true } & T
type Refused = { readonly ok: false; readonly errors: readonly AcceptError[] }

const longestName = 200

/** The name a person gave it, or what runs: the program without its folder, the first word of a shell line, the kind. */
export function jobName(file: JobFile): string {
  if (file.name !== undefined) return file.name
  const program = file.command?.[0] ?? file.shell?.trim().split(/\s+/)[0] ?? file.kind ?? ''
  const lastPart = program.split(/[/\\]/).findLast((part) => part !== '')
  return (lastPart ?? 'job').slice(0, longestName)
}

/** A job file with everything settled: absolute folder, dependencies by id, what runs as an argument vector. */
export function settleSpec(
  file: JobFile,
  after: readonly JobId[],
  submission: Submission,
): Settled<{ readonly spec: JobSpec }> | Refused {
  const work = settleWork(file, submission)
  if (!work.ok) return work
  const { workdir, wishedNow, resolvePath } = submission
  const spec: JobSpec = {
    command: [...work.command],
    workdir: file.workdir === undefined ? workdir : resolvePath(workdir, file.workdir),
    envNames: environmentNames(file, submission),
    inputs: [...file.inputs, ...work.inputs],
    outputs: file.outputs,
    resources: settleResources(file.resources, work.memoryBytes),
    where: file.where,
    when: settleWhen(file.when, after),
    onReturn: file.onReturn,
    retry: file.retry,
    priority: file.priority,
    exclusive: file.exclusive,
    now: wishedNow,
    ...given('shell', file.shell),
    ...given('kind', file.kind),
    ...given('params', file.params),
    ...given('timeoutSeconds', file.timeout ?? work.timeoutSeconds),
    ...given('maxCostUsd', file.maxCostUsd),
    ...given('checkpoint', settleCheckpoint(file)),
  }
  return { ok: true, spec }
}

/** What runs, and what is known of it beyond the job file. */
type Work = Settled<
  Pick<Prepared, 'command' | 'inputs'> & Partial<Pick<Prepared, 'memoryBytes' | 'timeoutSeconds'>>
>

function settleWork(file: JobFile, { shellCommand, kinds }: Submission): Work | Refused {
  if (file.command !== undefined) return { ok: true, command: file.command, inputs: [] }
  if (file.shell !== undefined) return { ok: true, command: shellCommand(file.shell), inputs: [] }
  const kind = kinds.find(({ name }) => name === file.kind)
  if (kind !== undefined) return kind.prepare(file.params ?? {}, file.resources)
  return { ok: false, errors: [unknownKind(file.kind ?? '', kinds)] }
}

function unknownKind(kind: string, kinds: readonly KindOfWork[]): AcceptError {
  const shipped =
    kinds.length === 0
      ? 'this version ships no built-in kinds of work'
      : `the kinds of work are ${kinds.map(({ name }) => name).join(', ')}`
  return invalid('kind', `there is no kind "${kind}": ${shipped}`, 'Say what runs with `command` or `shell`.')
}

function environmentNames(file: JobFile, { environmentNames: shell }: Submission): readonly string[] {
  const own = Object.keys(file.env)
  return own.length === 0 ? shell : [...new Set([...shell, ...own])]
}

/** A job that does not say how much memory it needs needs what is known of its work. */
function settleResources(file: JobFile['resources'], known: number | undefined): JobSpec['resources'] {
  return {
    cpus: file.cpus,
    gpus: file.gpus,
    ...given('memoryBytes', file.memory ?? known),
    ...given('gpuMemoryBytes', file.gpuMemory),
    ...given('diskBytes', file.disk),
  }
}

function settleWhen(file: JobFile['when'], after: readonly JobId[]): JobSpec['when'] {
  const deadline = file.deadline && new Date(file.deadline).toISOString()
  return {
    mains: file.mains,
    after,
    ...given('level', file.level),
    ...given('hours', file.hours),
    ...given('cron', file.cron),
    ...given('deadline', deadline),
  }
}

/** Built-in kinds of work write checkpoints of their own accord; the signal has them write their last one and end. */
function settleCheckpoint({ checkpoint, kind }: JobFile): JobSpec['checkpoint'] {
  if (kind !== undefined) return { signal: 'SIGUSR1' }
  if (checkpoint === undefined) return undefined
  return { signal: checkpoint.signal, ...given('everySeconds', checkpoint.every) }
}

/** `{ [key]: value }`, or nothing when there is no value: an absent field stays absent. */
function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value })
}
