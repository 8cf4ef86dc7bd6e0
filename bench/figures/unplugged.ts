import { setTimeout as wait } from 'node:timers/promises'
import { plantLaptop, whyNoLaptop } from '../../test/platform/laptop'
import { type Bench, CannotMeasure, type Measured } from '../bench'
import { machineOf, openClient, quietMachine, type Running, socketOf, startHeadless } from '../engine'
import { busyCommand, busyProcesses, untilBusy } from '../executor'
import { type Lab, until } from '../lab'
import { watchMovement } from '../processes'

/** In each run, with an engine of its own. */
const [pulls, quickPulls] = [10, 4]
const stillMs = 600

const { power: _power, ...allButPower } = quietMachine

export const unplugged: Bench = {
  name: 'unplugged',
  what: `the mains are unplugged: ${busyProcesses} busy processes of a job that wants mains freeze`,
  figures: [
    {
      name: 'unplugged',
      what: "from the adapter's change below /sys/class/power_supply until no process of the job ran any more, seen from outside",
      unit: 'ms',
      statistic: 'p95',
      bar: { limit: 1000 },
    },
  ],
  async run(lab): Promise<Measured> {
    const reason = whyNoLaptop()
    if (reason !== undefined) throw new CannotMeasure(reason)
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      runs.push(await unplugAgainAndAgain(lab))
    }
    return { unplugged: runs }
  },
}

async function unplugAgainAndAgain(lab: Lab): Promise<readonly number[]> {
  const laptop = plantLaptop(lab.folder())
  const engine = await startHeadless(lab, process.execPath, {
    settings: { limits: { mains: { maxCpuPercent: 100 } } },
    env: machineOf(lab, allButPower),
    around: laptop.around,
  })
  const movement = watchMovement(await untilBusy(await startJob(lab, engine)))
  const latencies: number[] = []
  for (let pull = 0; pull < (lab.quick ? quickPulls : pulls); pull++) {
    await movement.untilMoving()
    await wait(Math.random() * 1000) // at no fixed point of the engine's rhythm
    const from = performance.now()
    laptop.unplug()
    latencies.push((await movement.untilStill(stillMs)) - from)
    laptop.plugIn()
  }
  movement.close()
  await engine.stop()
  return latencies
}

async function startJob(lab: Lab, { home }: Running): Promise<number> {
  const client = openClient(lab, socketOf(home))
  const [job] = await client.submit([{ command: busyCommand, when: { mains: true } }])
  return until('the job’s pid', async () => {
    const { attempts } = (await client.get(`/v1/jobs/${job?.id}`)) as JobPids
    return attempts[0]?.pid
  })
}

interface JobPids {
  readonly attempts: readonly { readonly pid?: number }[]
}
