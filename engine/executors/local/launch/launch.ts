import path from 'node:path'
import { type AttemptProcesses, complaintsIn, reportLines } from '../folder'
import type { LauncherTools } from '../launcher-tools'
import {
  brandFor,
  identify,
  isAlive,
  type ProcessIdentity,
  type ProcessTable,
  sendSignal,
  type Witness,
} from '../processes'
import { gaveUp, LaunchFailure } from './launch-failure'
import { spawnLauncher, type Surroundings } from './launcher-process'
import { openTalk } from './talk'

/** Makes ready one job after another. */
export interface Launcher {
  /** Variables of the job that may be missing, in words. */
  readonly notes: readonly string[]
  /** Brings a job to where it stands by. Nobody of the one before may be left. Throws LaunchFailure. */
  readonly standBy: (folder: string, cgroup: string) => Promise<Launch>
  /** Sends it away, with whoever stands by. Resolves soon, in any case. */
  readonly dismiss: () => Promise<void>
}

/** Whoever becomes the job waits in the container, before its first instruction. */
export interface Launch {
  readonly processes: AttemptProcesses
  /** Whether all of them are still there to begin a job. */
  readonly stands: () => boolean
  /** Of the launcher and of whoever stands by. */
  readonly letGo: () => void
  /** Settles when the job has ended and its report is written: with its exit code, `null` when its launcher was ended. */
  readonly ended: Promise<number | null>
  /** Lets the job begin that the file `order` in the folder `name` tells of, beside where it stood by. */
  readonly go: (name: string, mark: string) => void
}

/** Starts a launcher in these surroundings. Throws LaunchFailure. */
export async function startLauncher(
  table: ProcessTable,
  tools: LauncherTools,
  surroundings: Surroundings,
): Promise<Launcher> {
  const { notes, lease, talk: pipe, unref, seeOff } = await spawnLauncher(tools, surroundings)
  const talk = openTalk(pipe)
  let leaving: Promise<void> | null = null
  let standing: ProcessIdentity | null = null
  const hangUp = () => {
    lease.destroy()
    talk.end()
  }
  const letGo = () => {
    hangUp()
    unref()
  }

  async function standBy(folder: string, cgroup: string): Promise<Launch> {
    const standby = path.basename(folder)
    talk.say(`standby ${standby} ${cgroup}`)
    await talk.hearSoon(/^free$/) // it holds nobody any more
    const ready = await talk.hearSoon(/^ready (\d+) (\d+) (\d+)$/)
    const processes = identifyAll(table, ready?.slice(1).map(Number) ?? [])
    if (processes === null) throw new LaunchFailure(gaveUp(folder, complaintIn(folder) || talk.complaint()))
    standing = processes.job
    const go = (name: string, mark: string) => {
      standing = null
      const brand = cgroup === '' ? brandFor(mark) : ''
      // The watcher first: it must know whom to stop before there is anybody.
      lease.write(`${standby} ${name} ${mark} ${processes.job.pid} ${brand}\n`)
      talk.say(`go ${name} ${brand}`)
    }
    const ended = talk.hear(/^ended (\d+)$/).then((words) => (words ? Number(words[1]) : null))
    return { processes, stands: () => allAlive(table, processes), letGo, ended, go }
  }

  /** Who stands by has a session of its own: one that somebody stopped has not heard that we hung up. */
  async function sendAway(): Promise<void> {
    hangUp()
    await seeOff()
    if (standing && isAlive(table, standing)) sendSignal(standing.pid, 'SIGKILL')
  }

  return { notes, standBy, dismiss: () => (leaving ??= sendAway()) }
}

function complaintIn(folder: string): string {
  return complaintsIn(reportLines(folder)).join(' ')
}

function allAlive(table: Witness, { launcher, watcher, job }: AttemptProcesses): boolean {
  return [launcher, watcher, job].every((each) => isAlive(table, each))
}

/** From the pids of job, watcher and launcher; `null` when one of them has ended already. */
export function identifyAll(
  table: Witness,
  [jobPid = 0, watcherPid = 0, launcherPid = 0]: readonly number[],
): AttemptProcesses | null {
  const launcher = identify(table, launcherPid)
  const watcher = identify(table, watcherPid)
  const job = identify(table, jobPid)
  return launcher && watcher && job && { launcher, watcher, job }
}
