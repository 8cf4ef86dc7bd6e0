import { type Command, InvalidArgumentError, Option } from 'commander'
import type { JobFileInput } from '../shared/model'
import { setValueAt } from '../shared/model/field-path'
import { parseSeconds } from '../shared/model/units'

type Reader = (given: string, before: unknown) => unknown

/** One option that fills one field of a job file. `read: undefined` is a flag. */
interface JobOption {
  readonly flags: string
  readonly field: string
  readonly says: string
  readonly read?: Reader
}

const text: Reader = (given) => given
const list: Reader = (given, before) => [...((before as readonly string[] | undefined) ?? []), given]
/** What is no number stays text, so that the job file's own schema refuses it with its path. */
const number: Reader = (given) => (given.trim() === '' || Number.isNaN(Number(given)) ? given : Number(given))
const pairs: (value: (given: string) => unknown) => Reader = (value) => (given, before) => {
  const at = given.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it like NAME=value.')
  return { ...(before as object | undefined), [given.slice(0, at)]: value(given.slice(at + 1)) }
}

/** A parameter is JSON where it can be read as JSON (numbers, lists), otherwise text. */
function jsonOrText(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return given // no JSON, so it is meant as it stands
  }
}

/** Every field of a job file has an option; this table is both the options and the way into the file. */
const jobOptions: readonly JobOption[] = [
  { flags: '--name <name>', field: 'name', says: 'what to call it', read: text },
  { flags: '--shell <text>', field: 'shell', says: 'a line for the shell, instead of CMD', read: text },
  {
    flags: '--kind <kind>',
    field: 'kind',
    says: 'a built-in kind of work, instead of CMD (see `lull kinds`)',
    read: text,
  },
  {
    flags: '--param <name=value>',
    field: 'params',
    says: 'a parameter of the kind (repeatable)',
    read: pairs(jsonOrText),
  },
  { flags: '--workdir <folder>', field: 'workdir', says: 'where it runs (default: here)', read: text },
  {
    flags: '--env <NAME=value>',
    field: 'env',
    says: 'set in its environment (repeatable)',
    read: pairs((given) => given),
  },
  { flags: '--input <path>', field: 'inputs', says: 'a file or folder it reads (repeatable)', read: list },
  { flags: '--output <path>', field: 'outputs', says: 'a file it must bring (repeatable)', read: list },
  {
    flags: '--cpus <number>',
    field: 'resources.cpus',
    says: 'processors it needs (default: 1)',
    read: number,
  },
  { flags: '--memory <size>', field: 'resources.memory', says: 'memory it needs, like 4GiB', read: text },
  { flags: '--gpus <number>', field: 'resources.gpus', says: 'GPUs it needs', read: number },
  {
    flags: '--gpu-memory <size>',
    field: 'resources.gpuMemory',
    says: 'memory it needs on each GPU',
    read: text,
  },
  { flags: '--disk <size>', field: 'resources.disk', says: 'free disk space it needs', read: text },
  { flags: '--where <place>', field: 'where', says: 'auto, local or a machine’s name', read: text },
  {
    flags: '--after <job>',
    field: 'when.after',
    says: 'only once this job succeeded (repeatable)',
    read: list,
  },
  {
    flags: '--level <level>',
    field: 'when.level',
    says: 'only at this readiness: excellent, good or light',
    read: text,
  },
  { flags: '--mains', field: 'when.mains', says: 'only on mains power' },
  {
    flags: '--hours <hours>',
    field: 'when.hours',
    says: 'only in these hours, like 22:00-07:00',
    read: text,
  },
  { flags: '--cron <line>', field: 'when.cron', says: 'again and again, like "0 3 * * *"', read: text },
  {
    flags: '--deadline <time>',
    field: 'when.deadline',
    says: 'wanted by then, like 2026-12-01T08:00:00Z',
    read: text,
  },
  {
    flags: '--on-return <what>',
    field: 'onReturn',
    says: 'when you return: freeze, checkpoint or yield',
    read: text,
  },
  {
    flags: '--checkpoint-signal <name>',
    field: 'checkpoint.signal',
    says: 'asks it for a checkpoint',
    read: text,
  },
  {
    flags: '--checkpoint-every <time>',
    field: 'checkpoint.every',
    says: 'a checkpoint that often, like 10m',
    read: text,
  },
  {
    flags: '--timeout <time>',
    field: 'timeout',
    says: 'ends it after running this long, like 30m',
    read: text,
  },
  { flags: '--retry <number>', field: 'retry.attempts', says: 'tries in all (default: 3)', read: number },
  {
    flags: '--retry-on <error>',
    field: 'retry.on',
    says: 'what deserves another try (repeatable)',
    read: list,
  },
  {
    flags: '--retry-backoff <time>',
    field: 'retry.backoffSeconds',
    says: 'wait before a retry; doubles',
    read: text,
  },
  { flags: '--priority <number>', field: 'priority', says: '-100 … 100, higher goes first', read: number },
  { flags: '--max-cost <usd>', field: 'maxCostUsd', says: 'never spend more on it', read: number },
  { flags: '--exclusive', field: 'exclusive', says: 'alone on the machine' },
]

/** How a submission as a whole is meant. */
export interface SubmitOptions {
  readonly now?: boolean
  readonly strict?: boolean
  readonly cleanEnv?: boolean
  readonly file?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

/** Gives a command every option that describes a job. */
export function addJobOptions(command: Command): Command {
  command.optionsGroup('The job:')
  for (const { flags, says, read } of jobOptions) {
    const option = new Option(flags, says)
    command.addOption(read ? option.argParser(read) : option)
  }
  return command
    .optionsGroup('The submission:')
    .option('--now', 'run although somebody is there; heat, battery floor, memory and disk still count')
    .option('--strict', 'refuse what this machine can never satisfy, instead of waiting')
    .option('--clean-env', 'do not hand it the environment of this shell')
}

/** The part of a job file that was given as options, for as far as it was. */
export function jobFromOptions(options: Readonly<Record<string, unknown>>): Partial<JobFileInput> {
  const job: Record<string, unknown> = {}
  for (const { flags, field } of jobOptions) {
    const value = options[new Option(flags).attributeName()]
    if (value !== undefined) setValueAt(job, field, value)
  }
  return job
}

/** The option that fills a field such as `resources.memory` or `retry.on[0]`. */
export function optionFor(path: string): string | undefined {
  const found = jobOptions.find(
    ({ field }) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  )
  return found?.flags.split(' ')[0]
}

/** `1h30m` -> 5400. */
export function secondsOption(given: string): number {
  const seconds = parseSeconds(given)
  if (seconds === undefined || seconds <= 0)
    throw new InvalidArgumentError('Write it like 90s, 30m or 1h30m.')
  return seconds
}

/** A whole number of at least 1. */
export function countOption(given: string): number {
  if (!/^[1-9]\d*$/.test(given)) throw new InvalidArgumentError('Write a whole number of at least 1.')
  return Number(given)
}
