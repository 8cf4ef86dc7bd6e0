import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Bench, Measured } from '../bench'
import { lullScript, startHeadless } from '../engine'
import type { Lab } from '../lab'

const [commands, quickCommands] = [20, 5]

export const start: Bench = {
  name: 'start',
  what: 'how soon the engine and the command line answer',
  figures: [
    {
      name: 'start.engine',
      what: 'from starting `lull engine` in a new home to its first status over the local door',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'start.ls.above',
      what: '`lull ls` from start to end, above the `node -e 0` just after it',
      unit: 'ms',
      statistic: 'median',
      bar: { limit: 60 },
    },
    { name: 'start.ls', what: '`lull ls` from start to end', unit: 'ms', statistic: 'median' },
    {
      name: 'start.node',
      what: '`node -e 0`, the least that any command can take',
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      const from = performance.now()
      const { home, stop } = await startHeadless(lab, process.execPath)
      const engineMs = performance.now() - from
      rows.push({ engineMs, ...(await timeCommands(lab, home)) })
      await stop()
    }
    return {
      'start.engine': rows.map(({ engineMs }) => [engineMs]),
      'start.ls.above': rows.map(({ ls, node }) => ls.map((ms, at) => ms - (node[at] ?? 0))),
      'start.ls': rows.map(({ ls }) => ls),
      'start.node': rows.map(({ node }) => node),
    }
  },
}

/** Interleaved, so that a busy moment of the machine meets both. */
async function timeCommands(lab: Lab, home: string) {
  const ls: number[] = []
  const node: number[] = []
  for (let round = 0; round < (lab.quick ? quickCommands : commands); round++) {
    ls.push(await timeToEnd(home, lullScript, 'ls'))
    node.push(await timeToEnd(home, '-e', '0'))
  }
  return { ls, node }
}

async function timeToEnd(home: string, ...args: readonly string[]): Promise<number> {
  const from = performance.now()
  const child = spawn(process.execPath, args, { env: { ...process.env, LULL_HOME: home }, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`)
  return performance.now() - from
}
