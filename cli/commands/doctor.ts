import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import type { Check } from '../../shared/model'
import { failureOf } from '../errors'
import { exitCodes } from '../exit'
import type { Paint } from '../paint'
import type { Session } from '../session'
import type { Surroundings } from '../surroundings'

const oldestNode = [20, 18] as const

/** `lull doctor`: checks of this machine, each with a remedy. 1 when one failed, 3 when no engine could be asked. */
export async function doctor(session: Session): Promise<number> {
  const local = [nodeCheck(process.versions.node), homeCheck(session.around)]
  const { checks: asked, exitCode } = await askEngine(session)
  const checks = [...local, ...asked]
  await session.out.show(checks, () => checks.map((check) => checkText(check, session.out.paint)).join('\n'))
  return checks.some(({ state }) => state === 'failed') ? Math.max(exitCode, exitCodes.refused) : exitCode
}

async function askEngine({ engine }: Session): Promise<{ checks: readonly Check[]; exitCode: number }> {
  try {
    const checks = await (await engine()).machine.doctor()
    return {
      checks: [{ name: 'engine', state: 'ok', message: 'An engine is running' }, ...checks],
      exitCode: 0,
    }
  } catch (error) {
    const { data, exitCode } = failureOf(error)
    const hint = `${data.hint} Sensors, freezing, limits and disk are checked by a running engine.`
    const check = { name: 'engine', state: 'failed', message: data.message, hint } as const
    return { checks: [check], exitCode }
  }
}

/** Lull wants Node 20.18 or newer. */
export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  const message = `Node ${version}`
  if (enough) return { name: 'node', state: 'ok', message }
  return {
    name: 'node',
    state: 'failed',
    message: `${message} is too old`,
    hint: `Install Node ${oldestNode.join('.')} or newer.`,
  }
}

/** Whether Lull may write where its files lie, or will lie. */
export function homeCheck({ home }: Pick<Surroundings, 'home'>): Check {
  const folder = nearestExisting(home.root)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return { name: 'folder', state: 'ok', message: `${home.root} can be written` }
  } catch (error) {
    const hint = `Give yourself the right to write to ${folder}, or set LULL_HOME to another folder.`
    return {
      name: 'folder',
      state: 'failed',
      message: `${home.root} cannot be written: ${(error as Error).message}`,
      hint,
    }
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || path.dirname(folder) === folder
    ? folder
    : nearestExisting(path.dirname(folder))
}

function checkText({ name, state, message, hint }: Check, paint: Paint): string {
  const mark = { ok: paint.green('ok     '), warning: paint.yellow('warning'), failed: paint.red('failed ') }[
    state
  ]
  return `${mark}  ${name}: ${message}${hint === undefined ? '' : `\n         ${hint}`}`
}
