import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { readExitReport } from '../../engine/executors/local/folder/exit-report'
import { linesOf } from '../../engine/executors/local/launch'
import { findLauncherTools } from '../../engine/executors/local/launcher-tools'
import { writeOrder } from '../../engine/executors/local/launch/order-file'

const launcher = path.join(import.meta.dirname, '../../engine/executors/local/launch/launcher.sh')

/** A launcher under this shell, which holds jobs in folders below `root` one after another, as the engine has it do. */
export function startLauncherUnder(shell: readonly string[], root: string) {
  const { setsid, searchPath } = findLauncherTools()
  const [program = '', ...flags] = shell
  const told = ['launch', root, setsid, searchPath, shell.join(' ')]
  const child = spawn(program, [...flags, launcher, ...told], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [lease, talk] = [child.stdio[3], child.stdio[4]] as unknown as readonly [Duplex, Duplex]
  for (const pipe of [lease, talk]) pipe.on('error', () => undefined) // the launcher ended: its lines tell
  const nextLine = linesOf(talk)

  return {
    /** Runs a job in the folder `name`. `word` is what the engine says when the job stands ready. */
    run: async (name: string, command: readonly string[], word = 'go') => {
      const standby = path.join(root, 'standby')
      const folder = path.join(root, name)
      mkdirSync(standby)
      for (const log of ['stdout', 'stderr']) closeSync(openSync(path.join(standby, log), 'a'))
      talk.write('standby standby \n')
      const said = [await nextLine(), await nextLine()]
      if (said[0] !== 'free' || !said[1]?.startsWith('ready ')) throw new Error(`it said ${said.join()}`)
      writeOrder(standby, { LULL_ATTEMPT: `${name}/1/1` }, command)
      renameSync(standby, folder)
      lease.write(`standby ${name} ${name}/1/1 ${said[1].split(' ')[1]} \n`)
      talk.write(`${word} ${name} \n`)
      const ended = await nextLine()
      return { code: Number(ended?.replace('ended ', '')), report: readExitReport(folder) }
    },
    /** Lets go of it, as an engine's end does. Resolves when it has ended too. */
    leave: async () => {
      const exited = once(child, 'exit')
      for (const pipe of [lease, talk]) pipe.destroy()
      await exited
    },
  }
}

/** Runs one job under a launcher of its own. */
export async function runByLauncher(
  shell: readonly string[],
  root: string,
  name: string,
  command: readonly string[],
  word?: string,
) {
  const { run, leave } = startLauncherUnder(shell, root)
  const end = await run(name, command, word)
  await leave()
  return end
}
