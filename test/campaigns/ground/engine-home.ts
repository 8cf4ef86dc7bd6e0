import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readIntent } from '../../../engine/executors/local/folder'
import type { Home } from '../../../shared/home'
import { homeIn } from '../../fixtures/home-in'
import type { Job, JobFileInput, PartialSample, Status } from '../../../shared/model'
import { bundlePrograms } from '../../platform/bundle'
import { eventually } from '../../platform/eventually'
import type { Death } from '../programs/death'
import { callDoor } from './door'
import { type EngineProcess, type Runner, spawnEngine } from './engine-process'
import { endRelics, relicsOf } from './relics'
import { programsFolder } from './size'
import { calm } from '../../fixtures/calm-machine'
import { quickSettings } from './quick-settings'

export type { EngineProcess } from './engine-process'

/** Generous, as others use the machine too: a hang fails, slowness does not. */
export const patienceMs = 60_000

export interface EngineWishes {
  readonly host?: 'app' | 'headless'
  /** What runs the engine, instead of Node alone. */
  readonly by?: Runner | undefined
  readonly env?: Readonly<Record<string, string>>
  /** Dies at this step of its own start. */
  readonly death?: Death
  /** Runs the engine through another program, such as `setpriv`. */
  readonly through?: readonly string[]
}

/** A home of Lull's own for a campaign: engines that live and die in it, and what a person sees of them at the door. */
export interface EngineHome {
  readonly folder: string
  readonly home: Home
  /** Starts an engine, and resolves when its door is open or it has ended. */
  start(wishes?: EngineWishes): Promise<EngineProcess>
  /** The situation of the machine from now on. */
  situation(change: PartialSample): void
  /** Somebody types from now on; resolves when the engine has seen it. */
  personReturns(): Promise<void>
  get<Body>(route: string): Promise<Body>
  post<Body>(route: string, body?: unknown): Promise<Body>
  submit(...jobs: readonly JobFileInput[]): Promise<readonly Job[]>
  job(id: string): Promise<Job>
  status(): Promise<Status>
  /** Waits until the job is in one of these states. */
  reaches(id: string, ...states: readonly Job['state'][]): Promise<Job>
  logOf(id: string): Promise<string>
  engineLog(): string
  /** Kills whatever still belongs to this home, and removes it. */
  remove(): Promise<void>
}

/** Bundles the engine for one campaign, beside those of others. Returns the file to run. */
export async function bundleEngine(campaign: string): Promise<string> {
  const program = { engine: 'test/campaigns/programs/engine.ts' }
  return (await bundlePrograms(programsFolder(campaign), program)).engine
}

/** Makes a home below `below`, with these settings. */
export function makeEngineHome(program: string, settings: object = {}, below = tmpdir()): EngineHome {
  const folder = mkdtempSync(path.join(below, 'lull-campaign-'))
  const sensors = path.join(folder, 'sensors.json')
  const home = homeIn(folder)
  const engines: EngineProcess[] = []
  writeFileSync(home.settingsFile, JSON.stringify({ ...quickSettings, ...settings }))
  const situation = (change: PartialSample) => writeFileSync(sensors, JSON.stringify({ ...calm, ...change }))
  situation({})

  async function start({ host, by, env, death, through = [] }: EngineWishes = {}): Promise<EngineProcess> {
    const runner = by ?? onNode([...through, process.execPath, program, host ?? 'headless'])
    const engine = spawnEngine(runner, {
      ...process.env,
      LULL_HOME: folder,
      LULL_SCRIPTED_SENSORS: sensors,
      ...(death && { LULL_CAMPAIGN_DEATH: JSON.stringify(death) }),
      ...runner.env,
      ...env,
    })
    engines.push(engine)
    await Promise.race([runner.tellsReady ? engine.ready : answers(engine), engine.ended])
    return engine
  }

  /** Waits until the door is that engine's, or it has ended. */
  function answers(engine: EngineProcess): Promise<true> {
    const isThere = () =>
      ask<Status>('GET', '/status').then(
        (status) => status.engine.pid === engine.pid,
        () => false, // nobody has opened the door yet
      )
    const there = async () => engine.hasEnded() || (await isThere()) || undefined
    return eventually('the engine answers', there, patienceMs)
  }

  async function ask<Body>(method: string, route: string, body?: unknown): Promise<Body> {
    const answer = await callDoor(home.socketPath, method, `/v1${route}`, body)
    if (answer.status >= 400) throw new Error(`${method} ${route}: ${JSON.stringify(answer.body)}`)
    return answer.body as Body
  }

  const job = (id: string) => ask<Job>('GET', `/jobs/${id}`)
  return {
    folder,
    home,
    start,
    situation,
    personReturns: async () => {
      situation({ idleSeconds: 1 })
      const hasSeen = async () => (await ask<Status>('GET', '/status')).sample.idleSeconds === 1 || undefined
      await eventually('the engine sees the person', hasSeen, patienceMs)
    },
    get: (route) => ask('GET', route),
    post: (route, body = {}) => ask('POST', route, body),
    submit: (...jobs) =>
      ask('POST', '/jobs', { jobs, workdir: folder, environment: { PATH: process.env['PATH'] ?? '' } }),
    job,
    status: () => ask('GET', '/status'),
    reaches: async (id, ...states) => {
      let seen: Job | undefined
      return eventually(
        `${id} becomes ${states.join(' or ')}`,
        async () => {
          seen = await job(id)
          return states.includes(seen.state) ? seen : undefined
        },
        patienceMs,
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}; it is ${JSON.stringify(seen)}`, { cause: error })
      })
    },
    logOf: async (id) => {
      const { base64 } = await ask<{ base64: string }>('GET', `/jobs/${id}/log?maxBytes=4194304`)
      return Buffer.from(base64, 'base64').toString()
    },
    engineLog: () => readFileSync(home.logFile, 'utf8'),
    remove: async () => {
      await Promise.all(engines.map((engine) => engine.end('SIGKILL')))
      await eventually(
        'nothing of it is left',
        () => {
          endRelics(folder)
          if (relicsOf(folder).length > 0) return undefined
          removeCgroups(home)
          rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
          return true
        },
        patienceMs,
      )
    },
  }
}

/** What engines that were killed left in the groups around attempts, and these, with nobody in them any more. */
function removeCgroups({ runsFolder }: Home): void {
  if (!existsSync(runsFolder)) return
  const groups = readdirSync(runsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'attempt.json')
    // An engine that is killed while it writes leaves half an intent, in a folder that is no attempt's yet.
    .map((name) => readIntent(path.join(runsFolder, path.dirname(name)))?.cgroup ?? '')
    .filter((cgroup) => cgroup !== '')
  for (const base of new Set(groups.map((each) => path.dirname(each)))) {
    if (!existsSync(base)) continue
    const inside = readdirSync(base, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of inside) rmdirSync(path.join(base, name))
    rmdirSync(base)
  }
}

function onNode(command: readonly string[]): Runner {
  return { command: command as [string, ...string[]], env: {}, quiet: false, tellsReady: true }
}
