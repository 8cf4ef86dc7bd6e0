import type { Job, JobFileInput } from '../shared/model'
import { LullError } from '../shared/model/lull-error'
import { usageError } from './errors'
import { withEngine } from './engine-process'
import { jobFromOptions, optionFor, type SubmitOptions } from './options'
import type { Session } from './session'

export interface Submitted {
  readonly jobs: readonly Job[]
  /** Whether they came from a file that holds a list. */
  readonly list: boolean
}

/** Submits what the command line describes, in a file or by options, and starts an engine when none runs. */
export async function submit(
  session: Session,
  command: readonly string[],
  options: SubmitOptions & Readonly<Record<string, unknown>>,
): Promise<Submitted> {
  const { around } = session
  const { jobs, list } = await jobsAskedFor(session, command, options)
  const submission = {
    jobs: [...jobs],
    workdir: around.workdir,
    environment: options.cleanEnv ? {} : environmentOf(around.env),
    now: options.now ?? false,
    strict: options.strict ?? false,
  }
  return { jobs: await withEngine(session, (engine) => engine.jobs.submit(submission)), list }
}

async function jobsAskedFor(
  { around }: Session,
  command: readonly string[],
  options: SubmitOptions & Readonly<Record<string, unknown>>,
): Promise<{ jobs: readonly JobFileInput[]; list: boolean }> {
  const wished = jobFromOptions(options)
  const { checkJob, readJobFile } = await import('./job-file')
  if (options.file !== undefined) {
    if (command.length > 0) throw usageError('A job file and a command were both given', 'Give one of them.')
    const { jobs, list } = await readJobFile(options.file, around)
    return { jobs: jobs.map((job) => checkJob(merge(job, wished), () => 'The options do not fit')), list }
  }
  if (command.length === 0 && wished.shell === undefined && wished.kind === undefined)
    throw nothingToRun(around.typed)
  const job = command.length === 0 ? wished : { ...wished, command: [...command] }
  return { jobs: [inTermsOfOptions(() => checkJob(job, () => 'The job is not valid'))], list: false }
}

/** A complaint about a field, turned to the option that was typed. */
function inTermsOfOptions<Result>(check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    const option = error instanceof LullError && error.path !== undefined ? optionFor(error.path) : undefined
    if (!(error instanceof LullError) || option === undefined) throw error
    const more = {
      hint: `Correct ${option} and try again.`,
      ...(error.path !== undefined && { path: error.path }),
    }
    throw new LullError(error.code, error.message, more)
  }
}

/** Options given beside a file count for each of its jobs. */
export function merge(job: JobFileInput, wished: Partial<JobFileInput>): JobFileInput {
  const both = <Part extends object>(one: Part | undefined, other: Part | undefined) =>
    one || other ? { ...one, ...other } : undefined
  const parts = {
    env: both(job.env, wished.env),
    params: both(job.params, wished.params),
    resources: both(job.resources, wished.resources),
    when: both(job.when, wished.when),
    retry: both(job.retry, wished.retry),
    checkpoint: both(job.checkpoint, wished.checkpoint),
  }
  const present = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
  return { ...job, ...wished, ...present }
}

/** This shell's environment, as the job shall have it. */
function environmentOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const ownToLull = new Set(['ELECTRON_RUN_AS_NODE']) // only how the app's binary is made to run us
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ownToLull.has(entry[0]),
  )
  return Object.fromEntries(kept)
}

function nothingToRun(typed: string): LullError {
  return usageError(
    'Nothing to run was given',
    `Put the command behind two dashes: \`${typed} run -- python3 train.py\`, or name a job file with \`${typed} submit -f FILE\`.`,
  )
}
