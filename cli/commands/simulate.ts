import os from 'node:os'
import { type Report, simulate, type SimulationInput } from '../../core/simulation'
import { formatSeconds, LullError, Settings, type TraceLine } from '../../shared/model'
import { setValueAt } from '../../shared/model/field-path'
import { usageError } from '../errors'
import { exitCodes } from '../exit'
import { nameOfInput, readInput } from '../job-file'
import type { CommonOptions, Session } from '../session'
import { openSettingsDoor } from '../settings/settings-door'
import { reportText } from '../simulation/report-text'
import { parseSimulatedJobs } from '../simulation/simulated-jobs'
import { parseTrace } from '../simulation/trace-file'

export interface SimulateOptions extends CommonOptions {
  readonly trace: string
  readonly jobs?: string
  readonly set?: readonly string[]
  readonly every?: number
  readonly cpus?: number
}

const progressEveryMs = 2000

/** `lull simulate --trace FILE [--jobs FILE]`: replays a machine's past. Needs no engine. */
export async function simulateCommand(session: Session, options: SimulateOptions): Promise<number> {
  const report = reportOf({
    ...(await inputOf(session, options)),
    onDecision: progressTeller((text) => session.out.note(text)),
  })
  await session.out.show(report, () => reportText(report, session.out))
  return exitCodes.done
}

async function inputOf(session: Session, options: SimulateOptions): Promise<SimulationInput> {
  const { around } = session
  if (options.trace === '-' && options.jobs === '-')
    throw usageError('Standard input cannot be both trace and jobs', 'Name a file for one of them.')
  const trace = parseTrace(await readInput(options.trace, 'trace', around), nameOfInput(options.trace))
  const jobs =
    options.jobs === undefined
      ? null
      : parseSimulatedJobs(await readInput(options.jobs, 'job file', around), nameOfInput(options.jobs)).jobs
  return {
    trace,
    jobs,
    settings: await settingsWith(session, options.set ?? []),
    size: { cpus: options.cpus ?? os.availableParallelism(), memoryBytes: memoryOf(trace) },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    startsAtMs: startOf(trace),
    ...(options.every !== undefined && { everySeconds: options.every }),
  }
}

function reportOf(input: SimulationInput): Report {
  const simulation = simulate(input)
  if (simulation.ok) return simulation.report
  const [first] = simulation.errors
  throw new LullError(
    first?.code ?? 'invalidInput',
    simulation.errors.map(({ path, message }) => `${path}: ${message}`).join('\n'),
    { hint: first?.hint ?? '', ...(first && { path: first.path }) },
  )
}

/** The person's own settings with these changed, each written like `idle.afterSeconds=120`. */
async function settingsWith(session: Session, changes: readonly string[]): Promise<Settings> {
  const { parseSettingText } = await import('../../engine')
  const pairs = changes.map((change) => {
    const at = change.indexOf('=')
    if (at < 1)
      throw usageError(`--set ${change} is not understood`, 'Write it like --set idle.afterSeconds=120.')
    const key = change.slice(0, at)
    return [key, parseSettingText(key, change.slice(at + 1))] as const
  })
  const settings = structuredClone(await openSettingsDoor(session).get())
  for (const [key, value] of pairs) setValueAt(settings, key, value)
  return Settings.parse(settings)
}

/** The trace's own machine, where it says how big it is. */
function memoryOf(trace: readonly TraceLine[]): number {
  return trace.find(({ memory }) => memory)?.memory?.totalBytes ?? os.totalmem()
}

function startOf([first]: readonly TraceLine[]): number {
  return first?.startsAt === undefined ? Date.now() : Date.parse(first.startsAt)
}

/** Says now and then how far a long simulation has got. */
function progressTeller(say: (text: string) => void): NonNullable<SimulationInput['onDecision']> {
  let saidMs = performance.now()
  return ({ atSeconds }) => {
    const nowMs = performance.now()
    if (nowMs - saidMs < progressEveryMs) return
    saidMs = nowMs
    say(`${formatSeconds(atSeconds)} of the trace simulated`)
  }
}
