import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AttemptKey, AttemptOrder, ExecutorNews } from '../../engine/executors/executor'
import { createLocalExecutor, type LocalExecutor } from '../../engine/executors/local'
import { linuxProcesses } from '../../engine/executors/local/processes'
import { homeIn } from '../fixtures/home-in'
import { JobId } from '../../shared/model'
import { eventually } from './eventually'

export type Container = 'cgroup' | 'groups'

/** A local executor with a home of its own, and the news that it told. */
export interface Holding {
  readonly root: string
  readonly executor: LocalExecutor
  readonly news: readonly ExecutorNews[]
  order(command: readonly string[], more?: Partial<AttemptOrder>): AttemptOrder
  start(command: readonly string[], more?: Partial<AttemptOrder>): Promise<AttemptOrder>
  /** The first piece of news of this type about this attempt, told already or soon. */
  hear<Type extends ExecutorNews['type']>(
    key: AttemptKey,
    type: Type,
    withinMs?: number,
  ): Promise<Extract<ExecutorNews, { type: Type }>>
  /** Runs a command to its end. */
  run(
    command: readonly string[],
    more?: Partial<AttemptOrder>,
  ): Promise<{
    readonly order: AttemptOrder
    readonly end: ExecutorNews
    readonly stdout: string
    readonly stderr: string
  }>
  /** Ends everything and removes the folder. */
  close(): Promise<void>
}

export interface HoldingOptions {
  readonly container: Container
  readonly root?: string
  readonly logMaxBytes?: number
  readonly logFiles?: number
}

export const processes = linuxProcesses()

export function newRoot(): string {
  return mkdtempSync(path.join(tmpdir(), 'lull-hold-'))
}

export function holdingHome(root: string) {
  return homeIn(root)
}

export function openHolding({
  container,
  root = newRoot(),
  logMaxBytes = 1e9,
  logFiles = 4,
}: HoldingOptions): Holding {
  const news: ExecutorNews[] = []
  const failures: unknown[] = []
  const executor = createLocalExecutor({
    home: homeIn(root),
    settings: () => ({ logMaxBytes, logFiles }),
    log: { error: (message, fields) => failures.push(message, fields) },
    container,
  })
  executor.onNews((piece) => news.push(piece))
  const keys: AttemptKey[] = []

  function order(command: readonly string[], more: Partial<AttemptOrder> = {}): AttemptOrder {
    const job = JobId.parse(`${path.basename(root)}-${keys.length}`)
    const key = more.key ?? { job, number: 1, epoch: 1 }
    keys.push(key)
    const folder = path.join(root, 'runs', key.job, String(key.number))
    mkdirSync(folder, { recursive: true })
    const env = { PATH: process.env['PATH'] ?? '' }
    return { key, command, workdir: root, env, folder, gpus: [], ...more }
  }
  async function start(command: readonly string[], more?: Partial<AttemptOrder>): Promise<AttemptOrder> {
    const made = order(command, more)
    await executor.start(made)
    return made
  }
  function hear<Type extends ExecutorNews['type']>(key: AttemptKey, type: Type, withinMs = 10_000) {
    return eventually(
      `${type} of ${key.job} in ${JSON.stringify(news.filter((piece) => piece.key.job === key.job))}`,
      () =>
        news.find(
          (piece): piece is Extract<ExecutorNews, { type: Type }> =>
            piece.type === type && piece.key.job === key.job && piece.key.number === key.number,
        ),
      withinMs,
    )
  }
  return {
    root,
    executor,
    news,
    order,
    start,
    hear,
    run: async (command, more) => {
      const made = await start(command, more)
      const ends = new Set(['exited', 'launchFailed', 'lost'])
      const end = await eventually('an end', () =>
        news.find((piece) => ends.has(piece.type) && piece.key.job === made.key.job),
      )
      const read = (name: string) =>
        end.type === 'launchFailed' ? '' : readFileSync(path.join(made.folder, name), 'utf8')
      return { order: made, end, stdout: read('stdout'), stderr: read('stderr') }
    },
    close: async () => {
      await Promise.all(keys.map((key) => executor.stop(key, { graceSeconds: 0 })))
      await executor.release()
      rmSync(root, { recursive: true })
      if (failures.length > 0) throw new Error(`the executor logged: ${JSON.stringify(failures)}`)
    },
  }
}

/** Living processes that carry this attempt's mark. */
export function membersOf(key: AttemptKey): readonly number[] {
  const mark = `${key.job}/${key.number}/${key.epoch}`
  return processes
    .list()
    .processes.filter((facts) => facts.activity !== 'ended' && processes.markOf(facts) === mark)
    .map(({ pid }) => pid)
}

/** Everything that shows whether somebody runs: how far the workers counted, and processor time of the named processes. */
export function activity(folder: string, pids: readonly number[]): Readonly<Record<string, number>> {
  const counters = readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).size] as const)
  const seconds = pids.map((pid) => [`cpu of ${pid}`, processes.read(pid)?.cpuSeconds ?? -1] as const)
  return Object.fromEntries([...counters, ...seconds])
}
