import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Measured } from '../bench'
import { electronRuntime, openKeyboard } from '../desktop'
import { askDoor, lull, machineOf, quietMachine, type Running, socketOf, startApp } from '../engine'
import { busyCommand, busyProcesses, untilBusy } from '../executor'
import { type Lab, until } from '../lab'
import { watchMovement } from '../processes'

/** In each run, with an app of its own. */
const [presses, quickPresses] = [20, 8]
/** Shorter than the time until the job goes on, longer than anything that only throttles a job. */
const stillMs = 600

const settings = {
  idle: { afterSeconds: 1, resumeAfterSeconds: 1.5 },
  // no pauses of the processor limit: they would look like a freeze
  limits: { mains: { maxCpuPercent: 100 } },
}

/** Everything but the input, which is real: on this machine the bench itself must not be what freezes the job. */
const { idleSeconds: _idleSeconds, ...allButInput } = quietMachine

export const input: Bench = {
  name: 'input',
  what: `a person returns: a key press freezes ${busyProcesses} busy processes, the engine in the app`,
  figures: [
    {
      name: 'input',
      what: 'from the key press on the X server until no process of the job ran any more, seen from outside',
      unit: 'ms',
      statistic: 'p95',
      bar: { limit: 250 },
    },
    {
      name: 'input.worst',
      what: 'the same, but for one in a hundred',
      unit: 'ms',
      statistic: 'p99',
      bar: { limit: 400 },
    },
  ],
  async run(lab): Promise<Measured> {
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      runs.push(await returnAgainAndAgain(lab))
    }
    return { input: runs, 'input.worst': runs }
  },
}

async function returnAgainAndAgain(lab: Lab): Promise<readonly number[]> {
  const keyboard = await openKeyboard(lab)
  const app = await startApp(lab, electronRuntime(), { settings, env: machineOf(lab, allButInput) })
  const movement = watchMovement(await untilBusy(await startJob(app)))
  const latencies: number[] = []
  for (let press = 0; press < (lab.quick ? quickPresses : presses); press++) {
    await movement.untilMoving()
    await wait(Math.random() * 500) // at no fixed point of the engine's rhythm
    const pressedAt = keyboard.press()
    latencies.push((await movement.untilStill(stillMs)) - pressedAt)
  }
  movement.close()
  await app.stop()
  return latencies
}

/** Submits the busy tree, and gives the job's pid once it runs. */
async function startJob({ home }: Running): Promise<number> {
  const id = await lull(home, 'submit', '--quiet', '--', ...busyCommand)
  return until('the job’s pid', async () => {
    const job = (await askDoor(socketOf(home), `/v1/jobs/${id}`)) as JobPids | undefined
    return job?.attempts[0]?.pid ?? undefined
  })
}

interface JobPids {
  readonly attempts: readonly { readonly pid?: number }[]
}
