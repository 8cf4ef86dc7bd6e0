import { tmpdir } from 'node:os'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ExecutorNews } from '../../engine/executors/executor'
import {
  createLocalExecutor,
  type LocalExecutor,
  type LocalExecutorOptions,
} from '../../engine/executors/local'
import { newJobId } from '../../engine/instance'
import { homeOf } from '../../shared/home'
import { defaultSettings } from '../../shared/model'
import { CannotMeasure } from '../bench'
import { type Lab, until } from '../lab'

/** The local executor without an engine around it, in a home of its own. */
export interface OpenExecutor {
  readonly executor: LocalExecutor
  /** Starts the command as a job and waits until it has begun. */
  readonly start: (command: readonly string[]) => Promise<StartedJob>
}

export interface StartedJob {
  readonly key: ExecutorNews['key']
  readonly pid: number
  /** Waits until the job has ended and been settled. */
  readonly ended: () => Promise<void>
}

type Container = Exclude<LocalExecutorOptions['container'], undefined>

/** Throws CannotMeasure where jobs cannot be held in this way. */
export function openExecutor(lab: Lab, container: Container): OpenExecutor {
  const home = homeIn(lab.folder())
  const log = { error: (message: string, fields?: object) => lab.say(`${message} ${JSON.stringify(fields)}`) }
  const executor = createLocalExecutor({ home, settings: () => defaultSettings.jobs, log, container })
  lab.atEnd(() => executor.release())
  const news: ExecutorNews[] = []
  executor.onNews((piece) => news.push(piece))
  const find = <Type extends ExecutorNews['type']>(job: string, type: Type) =>
    news.find(
      (piece): piece is Extract<ExecutorNews, { type: Type }> => piece.type === type && piece.key.job === job,
    )

  async function start(command: readonly string[]): Promise<StartedJob> {
    const key = { job: newJobId(), number: 1, epoch: 1 }
    const folder = path.join(home.runsFolder, key.job, '1')
    mkdirSync(folder, { recursive: true })
    const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' }
    await executor.start({ key, command, workdir: home.root, env, folder, gpus: [] })
    const failed = find(key.job, 'launchFailed')
    if (failed) throw new CannotMeasure(failed.error.message)
    const { pid } = await until('the job has begun', () => find(key.job, 'started'), { everyMs: 1 })
    return { key, pid, ended: () => untilEnded(key.job) }
  }

  async function untilEnded(job: string): Promise<void> {
    const end = await until('the job has ended', () => find(job, 'exited') ?? find(job, 'lost'), {
      everyMs: 1,
    })
    if (end.type === 'lost') throw new Error(`the job was lost: ${end.message}`)
  }
  return { executor, start }
}

function homeIn(folder: string) {
  return homeOf({
    env: { LULL_HOME: folder },
    platform: process.platform,
    homeFolder: folder,
    temporaryFolder: tmpdir(),
    userId: process.getuid?.() ?? 0,
  })
}
