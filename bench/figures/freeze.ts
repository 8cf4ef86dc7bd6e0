import { setTimeout as wait } from 'node:timers/promises'
import { type Bench, CannotMeasure, type Measured } from '../bench'
import { busyCommand, busyProcesses, openExecutor, untilBusy } from '../executor'
import type { Lab } from '../lab'
import { watchMovement } from '../processes'

/** In each run, on a tree of its own. */
const [rounds, quickRounds] = [100, 20]
/** A frozen tree must stand still for this long, seen from outside, or the freeze is worth nothing. */
const stillMs = 60

export const freezeByCgroup = freezeBench('freeze-cgroup', 'cgroup', 50, 'by a cgroup')
export const freezeBySignals = freezeBench('freeze-signals', 'groups', 250, 'by signals')

function freezeBench(name: string, container: 'cgroup' | 'groups', limit: number, how: string): Bench {
  return {
    name,
    what: `the freeze step alone, ${how}: a tree of ${busyProcesses} busy processes`,
    figures: [
      {
        name,
        what: `from the order to freeze until the executor has seen every process stopped, ${how}`,
        unit: 'ms',
        statistic: 'p99',
        bar: { limit },
      },
      {
        name: `${name}.outside`,
        what: 'the same until the processor time of the tree stood still, seen from outside',
        unit: 'ms',
        statistic: 'p99',
      },
    ],
    async run(lab): Promise<Measured> {
      const runs = []
      for (let run = 1; run <= lab.runs; run++) {
        lab.say(`run ${run} of ${lab.runs}`)
        runs.push(await freezeAgainAndAgain(lab, container))
      }
      return {
        [name]: runs.map((all) => all.map(({ orderedMs }) => orderedMs)),
        [`${name}.outside`]: runs.map((all) => all.map(({ stillMs: seen }) => seen)),
      }
    },
  }
}

interface Round {
  readonly orderedMs: number
  readonly stillMs: number
}

async function freezeAgainAndAgain(lab: Lab, container: 'cgroup' | 'groups'): Promise<readonly Round[]> {
  const { executor, start } = openExecutor(lab, container)
  const wanted = container === 'cgroup' ? 'cgroup' : 'signals'
  if (executor.capabilities.freeze !== wanted)
    throw new CannotMeasure(`no freeze by ${wanted} on this machine`)
  const job = await start(busyCommand)
  const movement = watchMovement(await untilBusy(job.pid))
  const all: Round[] = []
  for (let round = 0; round < (lab.quick ? quickRounds : rounds); round++) {
    await movement.untilMoving()
    await wait(Math.random() * 20) // at no fixed point of anybody's time slice
    const from = performance.now()
    const frozen = executor.freeze(job.key).then(() => performance.now())
    const still = await movement.untilStill(stillMs)
    all.push({ orderedMs: (await frozen) - from, stillMs: Math.max(0, still - from) })
    await executor.thaw(job.key)
  }
  movement.close()
  await executor.stop(job.key, { graceSeconds: 0 })
  await job.ended()
  return all
}
