import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { readExitReport } from '../../engine/executors/local/folder/exit-report'
import { findLauncherTools } from '../../engine/executors/local/launcher-tools'
import { writeOrder } from '../../engine/executors/local/launch/order-file'

const launcher = path.join(import.meta.dirname, '../../engine/executors/local/launch/launcher.sh')

/**
 * Runs a job under the launcher, in the folder `name` below `root`, as the engine does. `word` is what the engine says when
 * the job stands ready.
 */
export async function runByLauncher(
  [shell = '', ...flags]: readonly string[],
  root: string,
  name: string,
  command: readonly string[],
  word = 'go',
) {
  const { setsid, searchPath } = findLauncherTools()
  const standby = path.join(root, 'standby')
  const folder = path.join(root, name)
  mkdirSync(standby)
  const out = openSync('/dev/null', 'a')
  const child = spawn(shell, [...flags, launcher, standby, '', setsid, searchPath], {
    detached: true,
    stdio: ['ignore', out, out, 'pipe', 'pipe'],
  })
  closeSync(out)
  const [lease, talk] = [child.stdio[3], child.stdio[4]] as unknown as readonly [Duplex, Duplex]
  for (const pipe of [lease, talk]) pipe.on('error', () => undefined) // the launcher ended: its exit tells
  talk.once('data', () => {
    writeOrder(standby, { LULL_ATTEMPT: `${name}/1/1` }, command)
    renameSync(standby, folder)
    lease.write(`${name} ${name}/1/1 \n`)
    talk.end(`${word} ${name} \n`)
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, report: readExitReport(folder) }
}
