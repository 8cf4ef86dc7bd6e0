import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { LullError } from '../../shared/model/lull-error'
import { answeringPid } from '../engine-process'
import { isEngineGone } from '../errors'
import { exitCodes } from '../exit'
import { createStatusLine, type StatusLine } from '../following/status-line'
import type { CommonOptions, Session } from '../session'
import { statusSummary } from '../status-text'
import { statusStream } from './status'

export interface EngineOptions extends CommonOptions {
  readonly foreground?: boolean
}

/** `lull engine`: the engine in this process, without a window; `--foreground` shows what it is doing. */
export async function engineCommand(session: Session, { foreground }: EngineOptions): Promise<number> {
  const { around } = session
  const firstRun = !existsSync(around.home.databaseFile)
  const { startEngine } = await import('../../engine')
  const engine = await startEngine({ home: around.home, host: 'headless', version: around.version })
  const line = createStatusLine(around.stderr)
  const stop = () => {
    line.set('stopping; running jobs stay frozen for the next engine')
    void engine.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (foreground) {
    for (const text of welcome(around.typed, firstRun)) line.say(text)
    void showStatus(session, line).catch((error: unknown) =>
      line.say(`the status cannot be shown: ${String(error)}`),
    )
  }
  await engine.stopped
  line.set('')
  if (foreground) line.say('the engine has stopped')
  return exitCodes.done
}

function welcome(typed: string, firstRun: boolean): readonly string[] {
  const how = `the engine runs. Submit a job from another terminal: \`${typed} run -- COMMAND\`; Ctrl-C stops the engine.`
  const sample = `your first job, at once: \`${typed} run --now --kind memory_consolidation\``
  return firstRun ? [how, sample] : [how]
}

/** The engine's status in one line, rewritten as it changes, until it stops. Asked for at its door, as anybody would. */
async function showStatus(session: Session, line: StatusLine): Promise<void> {
  try {
    for await (const status of statusStream(await session.engine())) line.set(statusSummary(status))
  } catch (error) {
    if (!isEngineGone(error)) throw error // otherwise it merely closed its door
  }
}

const goneWithinMs = 30_000
const askEveryMs = 50

export interface StopOptions extends CommonOptions {
  readonly cancelJobs?: boolean
}

/** `lull engine stop`: waits until the engine is gone. Its running jobs stay frozen unless they are to be cancelled. */
export async function engineStop(session: Session, { cancelJobs = false }: StopOptions): Promise<number> {
  const engine = await session.engine()
  const { host } = (await engine.machine.status()).engine
  const { pid } = await engine.engine.stop({ cancelJobs })
  const deadline = performance.now() + goneWithinMs
  // The app may go on without its engine; a headless engine is gone when its process is.
  while ((await answeringPid(engine)) === pid || (host === 'headless' && isAlive(pid))) {
    if (performance.now() > deadline) throw stillThere(pid, session.around.home.logFile)
    await wait(askEveryMs)
  }
  await session.out.show({ pid }, () => `The engine (pid ${pid}) has stopped`)
  return exitCodes.done
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false // ESRCH: nobody has that pid
  }
}

function stillThere(pid: number, logFile: string): LullError {
  return new LullError('internal', `The engine (pid ${pid}) has not ended within ${goneWithinMs / 1000} s`, {
    hint: `It may still be ending jobs; ${logFile} says what it is doing.`,
  })
}
