import { access, constants, rm, stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { setImmediate as nextRound } from 'node:timers/promises'
import { type AttemptError, LullError, type JobFile, type JobId, type KindCheck } from '../../shared/model'
import type { GivenParams } from '../../tasks'
import type { Now } from '../../core/clock'
import {
  acceptJobs,
  type AcceptError,
  type Capacity,
  type JobRecord,
  placeMisfits,
  retryOf,
} from '../../core/jobs'
import type { StartOfCommand } from '../executors/local'
import { type Environment, environmentKeeper, inheritEnvironment } from './environment'
import { checkKind, kindsOfWork, type MemoryRoom, runtimeEnvironment } from './kinds'
import type { RunFolders } from './run-folders'

export interface Submission {
  readonly jobs: readonly JobFile[]
  readonly workdir: string
  readonly environment: Environment
  readonly now: boolean
  readonly strict: boolean
}

export interface IntakeParts {
  readonly folders: RunFolders
  readonly clock: () => Now
  readonly newId: () => JobId
  readonly findJob: (ref: string) => JobRecord | undefined
  readonly machine: () => Capacity
  /** What jobs may fill of the memory. */
  readonly memoryRoom: () => MemoryRoom
  readonly accept: (jobs: readonly JobRecord[]) => void
  /** Why this machine could not start a command as things stand. */
  readonly commandError: (start: StartOfCommand) => AttemptError | null
}

/** A job that is not submitted, and what would fail it at its start as things stand. */
export interface ForeseenJob {
  readonly job: JobRecord
  readonly warnings: readonly AttemptError[]
}

/** The way in: what is wrong with a submission is said here, with its path, and nothing of it is kept. */
export interface Intake {
  /** Accepts all jobs or none. Throws LullError `invalidInput` or `refused` with the path of what is wrong. */
  submit(submission: Submission): Promise<readonly JobRecord[]>
  /** What `submit` would accept, and what would fail of that; keeps nothing, and throws what `submit` would throw. */
  foresee(submission: Submission): Promise<readonly ForeseenJob[]>
  /** How a submission would take parameters of a built-in kind, for a job that asks for this much memory. */
  checkKind(name: string, params: GivenParams, memoryBytes?: number): KindCheck
  /** A new job like an ended one. */
  retry(job: JobRecord): JobRecord
}

/** One costs some 0.1 ms on the disk, and three times that by Node's threads for files. */
const jobsATurn = 20

export function createIntake(parts: IntakeParts): Intake {
  const { folders } = parts

  async function settle(submission: Submission): Promise<readonly JobRecord[]> {
    const accepted = acceptJobs({
      files: submission.jobs,
      workdir: submission.workdir,
      resolvePath: resolve,
      environmentNames: Object.keys(submission.environment),
      now: parts.clock(),
      newIds: submission.jobs.map(() => parts.newId()),
      findJob: parts.findJob,
      machine: parts.machine(),
      kinds: kindsOfWork(parts.memoryRoom()),
      shellCommand,
      wishedNow: submission.now,
      strict: submission.strict,
    })
    if (!accepted.ok) throw refusal(accepted.errors)
    await Promise.all(
      accepted.jobs.map((job, at) => checkFiles(job, submission.jobs.length > 1 ? `[${at}].` : '')),
    )
    return accepted.jobs
  }

  async function submit(submission: Submission): Promise<readonly JobRecord[]> {
    const jobs = await settle(submission)
    await keepEnvironments(jobs, submission)
    parts.accept(jobs)
    return jobs
  }

  async function foresee(submission: Submission): Promise<readonly ForeseenJob[]> {
    const jobs = await settle(submission)
    const foreseen: ForeseenJob[] = []
    await inTurns(jobs, submission, (job, env) => {
      const isElsewhere = placeMisfits(job.spec).length > 0
      const start = { command: job.command, workdir: job.spec.workdir, env }
      const error = isElsewhere ? null : parts.commandError(start)
      foreseen.push({ job, warnings: error ? [error] : [] })
    })
    return foreseen
  }

  async function keepEnvironments(jobs: readonly JobRecord[], submission: Submission): Promise<void> {
    const keeper = environmentKeeper(folders)
    try {
      await inTurns(jobs, submission, (job, env) => keeper.keep(job.id, env))
      await keeper.settle()
    } catch (cause) {
      await Promise.all(jobs.map(({ id }) => rm(folders.ofJob(id), { recursive: true, force: true })))
      throw new LullError(
        'internal',
        `The job’s files cannot be written below ${folders.ofJob('' as JobId)}`,
        {
          hint: 'Free some disk space or mend the folder’s permissions, then submit again.',
          cause,
        },
      )
    }
  }

  function retry(job: JobRecord): JobRecord {
    const again = retryOf(job, parts.newId(), parts.clock())
    inheritEnvironment(folders, job.id, again.id)
    parts.accept([again])
    return again
  }

  const check = (name: string, params: GivenParams, memoryBytes?: number) =>
    checkKind(kindsOfWork(parts.memoryRoom()), name, params, memoryBytes)

  return { submit, foresee, retry, checkKind: check }
}

/** Visits each job with the environment that it gets. However many they are, sensors and doors get their turn in between. */
async function inTurns(
  jobs: readonly JobRecord[],
  { environment, jobs: files }: Submission,
  visit: (job: JobRecord, env: Environment) => void,
): Promise<void> {
  for (const [at, job] of jobs.entries()) {
    const own = { ...files[at]?.env, ...(job.spec.kind !== undefined && runtimeEnvironment) }
    visit(job, { ...environment, ...own })
    if (at % jobsATurn === jobsATurn - 1) await nextRound()
  }
}

/** Working folder and inputs are looked at now, while the person who can mend them is there. */
async function checkFiles(job: JobRecord, prefix: string): Promise<void> {
  // Whatever keeps it from being looked at, the job could not run in it: one refusal says so.
  const folder = await stat(job.spec.workdir).catch(() => undefined)
  if (!folder?.isDirectory()) {
    throw new LullError(
      'invalidInput',
      `The working folder ${job.spec.workdir} does not exist or is no folder`,
      {
        hint: 'Make it, or name another folder.',
        path: `${prefix}workdir`,
      },
    )
  }
  for (const [at, input] of job.spec.inputs.entries()) {
    const path = isAbsolute(input) ? input : resolve(job.spec.workdir, input)
    const readable = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (readable) continue
    throw new LullError('invalidInput', `The input ${path} cannot be read`, {
      hint: 'Check that it exists and that you may read it, or leave it out of inputs.',
      path: `${prefix}inputs.${at}`,
    })
  }
}

function refusal(errors: readonly AcceptError[]): LullError {
  const [first] = errors
  const code = errors.every((error) => error.code === 'refused') ? 'refused' : 'invalidInput'
  const message = errors.map((error) => `${error.path}: ${error.message}`).join('\n')
  return new LullError(code, message, { hint: first?.hint ?? '', path: first?.path ?? '' })
}

/** How this platform runs a line of shell. */
function shellCommand(line: string): readonly string[] {
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', line] : ['/bin/sh', '-c', line]
}
