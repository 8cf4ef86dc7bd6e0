import type { AcceptError, KindOfWork, Prepared } from '../../core/jobs'
import { complaintsAbout, formatBytes, JobFile, type KindCheck, LullError } from '../../shared/model'
import { type GivenParams, type Kind, kinds } from '../../tasks'
import { findWorkerFile } from './worker-file'

/** What jobs may fill of this machine's memory, at its best. */
export interface MemoryRoom {
  readonly totalBytes: number
  readonly maxPercent: number
}

/** The built-in kinds of work, as jobs of this machine: run by the worker under the very runtime that runs the engine. */
export function kindsOfWork(room: MemoryRoom, workerFile = findWorkerFile()): readonly KindOfWork[] {
  return kinds.map((kind) => ({
    name: kind.name,
    prepare: (params, { memory, cpus }) => {
      if (workerFile === null) return refused(notBuilt(kind))
      const wrong = kind.params.safeParse(params)
      if (!wrong.success) return refused(...complaintsAbout(kind.params, wrong.error).map(aboutParams))
      const memoryBytes = kind.estimateMemoryBytes(params)
      const tooBig = memory === undefined ? aboveRoom(memoryBytes, room) : aboveAsked(memoryBytes, memory)
      if (tooBig !== undefined) return refused(tooBig)
      const threads = kind.sharesWork ? Math.max(1, Math.floor(cpus)) : 1
      return prepared(kind, params, memoryBytes, [workerFile, threads])
    },
  }))
}

/**
 * How a submission would take these parameters: what it would refuse, or the memory that it would count on. Throws
 * LullError `invalidInput` when there is no such kind.
 */
export function checkKind(
  known: readonly KindOfWork[],
  name: string,
  params: GivenParams,
  memoryBytes?: number,
): KindCheck {
  const kind = known.find((each) => each.name === name)
  if (!kind) {
    const names = known.map((each) => each.name).join(', ')
    throw new LullError('invalidInput', `There is no kind "${name}"`, {
      hint: `The kinds of work are ${names}.`,
      path: 'kind',
    })
  }
  const { resources } = JobFile.parse({
    kind: name,
    ...(memoryBytes !== undefined && { resources: { memory: memoryBytes } }),
  })
  const answer = kind.prepare(params, resources)
  if (answer.ok) return { memoryBytes: answer.memoryBytes, complaints: [] }
  return {
    memoryBytes: null,
    complaints: answer.errors.map(({ path, message, hint }) => ({ path, message, hint })),
  }
}

/** What a kind of work needs in its environment: Electron's program runs it as plain Node. */
export const runtimeEnvironment: Readonly<Record<string, string>> =
  process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }

function prepared(
  kind: Kind,
  params: Readonly<Record<string, unknown>>,
  memoryBytes: number,
  [workerFile, threads]: readonly [string, number],
): Prepared {
  const moreThreads = threads === 1 ? [] : ['--threads', String(threads)]
  return {
    ok: true,
    command: [process.execPath, workerFile, 'run', kind.name, JSON.stringify(params), ...moreThreads],
    memoryBytes,
    timeoutSeconds: kind.timeoutSeconds,
    inputs: kind.reads(params),
  }
}

function refused(...errors: readonly AcceptError[]) {
  return { ok: false, errors } as const
}

function aboutParams({ path, message, hint }: ReturnType<typeof complaintsAbout>[number]): AcceptError {
  const at = path === '' ? 'params' : `params.${path}`
  return { code: 'invalidInput', path: at, message, hint: hint.replace(`Correct ${path}`, `Correct ${at}`) }
}

function aboveRoom(estimate: number, { totalBytes, maxPercent }: MemoryRoom): AcceptError | undefined {
  const allowed = (totalBytes * maxPercent) / 100
  if (estimate <= allowed) return undefined
  const share = `${maxPercent} % of ${formatBytes(totalBytes)}`
  return {
    code: 'refused',
    path: 'params',
    message: `it needs about ${formatBytes(estimate)} of memory, and jobs may fill ${formatBytes(allowed)} of this machine (${share})`,
    hint: 'Make it smaller, or let jobs fill more of the memory in the settings.',
  }
}

function aboveAsked(estimate: number, asked: number): AcceptError | undefined {
  if (estimate <= asked) return undefined
  return {
    code: 'refused',
    path: 'resources.memory',
    message: `it needs about ${formatBytes(estimate)} of memory, and asks for ${formatBytes(asked)}`,
    hint: 'Make it smaller, or ask for more memory.',
  }
}

function notBuilt({ name }: Kind): AcceptError {
  return {
    code: 'refused',
    path: 'kind',
    message: `the worker that runs ${name} is not built in this checkout`,
    hint: 'Run `npm run build`, then submit it again.',
  }
}
