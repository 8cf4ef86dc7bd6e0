import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Home } from '../shared/home'
import { LullError } from '../shared/model/lull-error'
import type { Client } from './client'
import { isEngineGone, isNoEngine } from './errors'
import type { Session } from './session'
import type { Surroundings } from './surroundings'

const readyWithinMs = 15_000
const askEveryMs = 50
/** An engine that ended at once may have lost to another that is just starting: that one gets this long to answer. */
const afterItsEndMs = 2_000

/** Calls the engine; when none runs, starts one in the background first, and says so. */
export async function withEngine<Result>(
  session: Session,
  call: (engine: Client) => Promise<Result>,
): Promise<Result> {
  const engine = await session.engine()
  try {
    return await call(engine)
  } catch (error) {
    if (!isNoEngine(error)) throw error
  }
  const pid = await startInBackground(session.around, engine)
  session.out.note(`no engine was running; started one in the background (pid ${pid})`)
  return call(engine)
}

/** Starts an engine that outlives us and waits until it answers. Returns the pid of the one that does. Throws `noEngine`. */
export async function startInBackground(around: Surroundings, engine: Client): Promise<number> {
  const { child, logFrom } = await launch(around)
  const deadline = performance.now() + readyWithinMs
  let ended: number | undefined
  for (const end of ['exit', 'error']) child.once(end, () => (ended ??= performance.now()))
  while (performance.now() < deadline) {
    const pid = await answeringPid(engine)
    if (pid !== undefined) return pid
    if (ended !== undefined && performance.now() > ended + afterItsEndMs) break
    await wait(askEveryMs)
  }
  throw cannotStart(around, logFrom, ended !== undefined)
}

/** The pid of the engine that answers, or `undefined` when none does, not yet or no more. */
export async function answeringPid(engine: Client): Promise<number | undefined> {
  try {
    return (await engine.machine.status()).engine.pid
  } catch (error) {
    if (isEngineGone(error)) return undefined
    throw error
  }
}

/** The engine's own words go to the end of engine.log, and stay readable from `logFrom` on. */
async function launch({ home, env, script }: Surroundings): Promise<{
  readonly child: ChildProcess
  readonly logFrom: number
}> {
  const log = await openLog(home)
  try {
    const logFrom = statSync(home.logFile).size
    const child = spawn(process.execPath, [script, 'engine'], {
      cwd: home.root,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: { ...env, ...(process.versions['electron'] !== undefined && { ELECTRON_RUN_AS_NODE: '1' }) },
    })
    child.unref()
    return { child, logFrom }
  } finally {
    closeSync(log)
  }
}

async function openLog(home: Home): Promise<number> {
  const { makeFolders } = await import('../engine')
  try {
    makeFolders(home)
    return openSync(home.logFile, 'a', 0o600)
  } catch (cause) {
    const message = `No Lull engine is running, and none can be started: ${(cause as Error).message}`
    const hint = `Give yourself the right to write to ${home.root}, or set LULL_HOME to another folder.`
    throw new LullError('noEngine', message, { hint, cause })
  }
}

function cannotStart({ home, typed }: Surroundings, logFrom: number, ended: boolean): LullError {
  const said = readFileSync(home.logFile)
    .subarray(logFrom)
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n')
  const what = ended ? 'ended at once' : `did not answer within ${readyWithinMs / 1000} s`
  return new LullError(
    'noEngine',
    `No Lull engine is running, and the one just started ${what}${said && `:\n${said}`}`,
    {
      hint: `\`${typed} engine --foreground\` shows what keeps it from starting; its log is ${home.logFile}.`,
    },
  )
}
