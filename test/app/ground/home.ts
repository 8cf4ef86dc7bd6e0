import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { Job, type PartialSample, Status } from '../../../shared/model'
import { ask } from './ask'
import { endProcessesOf } from './processes'

const execute = promisify(execFile)
/** Longer than any command takes that does not wait for a job. */
const cliMs = 30_000

/** What a command that failed leaves. */
interface Told extends Error {
  readonly killed: boolean
  readonly stdout: string
}

/** The checkout's folder: Playwright runs in it. */
export const checkout = process.cwd()

/** A home of Lull's own for one test: settings, scripted sensors, and the command line that talks to whoever runs there. */
export interface TestHome {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Replaces the scripted sensors; what is not named is read from the real ones. */
  script(sample: PartialSample): void
  /** Runs `lull ARGS` and returns its stdout. Rejects with its stderr when it fails. */
  lull(...args: readonly string[]): Promise<string>
  /** Submits a command through the command line and returns the job's id. */
  submit(options: readonly string[], command: readonly string[]): Promise<string>
  job(id: string): Promise<Job>
  status(): Promise<Status>
  /** Waits until the job is in that state, and returns it. Says its reasons when it does not come. */
  reaches(id: string, state: Job['state'], withinMs?: number): Promise<Job>
  /** Ends what still runs in this home, and removes it. */
  remove(): Promise<void>
}

/** On mains, nothing else going on: every sensor but input is scripted, so that a noisy machine is no veto. */
export const quietMachine: PartialSample = {
  power: { source: 'mains' },
  cpu: { othersPercent: 1, oursPercent: 0 },
  memory: { totalBytes: 16 * 1024 ** 3, availableBytes: 12 * 1024 ** 3, pressurePercent: 0 },
  heat: { cpuCelsius: 45 },
  gpus: [],
  focus: { fullScreen: false, inCall: false, idleInhibited: false },
  network: { metered: false },
  disk: { freeBytes: 100 * 1000 ** 3 },
}

/** The same, and no input for an hour: jobs start at once and stay. */
export const abandonedMachine: PartialSample = { ...quietMachine, idleSeconds: 3600 }

/** `isNew`: the first steps were not gone through yet. */
export function createHome(
  settings: Readonly<Record<string, unknown>>,
  sample: PartialSample,
  isNew = false,
): TestHome {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-app-'))
  const scriptFile = path.join(folder, 'sensors.json')
  const socket = path.join(folder, 'run', 'engine.sock')
  const env = { LULL_HOME: folder, LULL_SCRIPTED_SENSORS: scriptFile }
  const script = (next: PartialSample) => writeFileSync(scriptFile, JSON.stringify(next))
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings))
  mkdirSync(path.join(folder, 'app'))
  writeFileSync(path.join(folder, 'app', 'remembered.json'), JSON.stringify({ welcomed: !isNew }))
  script(sample)

  async function lull(...args: readonly string[]): Promise<string> {
    const program = path.join(checkout, 'cli', 'bin.mjs')
    const around = { cwd: folder, env: { ...process.env, ...env }, timeout: cliMs }
    const { stdout } = await execute(process.execPath, [program, ...args], around).catch((error: Told) => {
      const { message, killed, stdout: said } = error
      const how = killed ? `not over after ${cliMs} ms, having said ${JSON.stringify(said)}` : 'refused'
      throw new Error(`${message}\n${how}; the engine's last words:\n${lastWords()}`, { cause: error })
    })
    return stdout
  }

  function lastWords(): string {
    const log = path.join(folder, 'engine.log')
    return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-12).join('\n') : 'none'
  }

  const job = async (id: string) => Job.parse(await ask(socket, `/v1/jobs/${id}`))

  async function reaches(id: string, state: Job['state'], withinMs = 20_000): Promise<Job> {
    const poll = { message: `the job is ${state}`, timeout: withinMs, intervals: [50] }
    await expect.poll(async () => inWords(await job(id)), poll).toMatch(new RegExp(`^${state}`))
    return job(id)
  }

  return {
    folder,
    env,
    script,
    lull,
    submit: async (options, command) =>
      (await lull('submit', '--quiet', ...options, '--', ...command)).trim(),
    job,
    status: async () => Status.parse(await ask(socket, '/v1/status')),
    reaches,
    async remove() {
      await endProcessesOf(folder)
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

const inWords = ({ state, reasons, error }: Job) =>
  [state, ...reasons.map(({ message }) => message), ...(error ? [error.message] : [])].join('; ')
