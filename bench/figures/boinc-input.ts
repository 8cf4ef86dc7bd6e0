import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Measured } from '../bench'
import { plantTask, startBusyBoinc } from '../boinc'
import { openKeyboard } from '../desktop'
import { machineOf, openClient, quietMachine, socketOf, startHeadless } from '../engine'
import { type Lab, until } from '../lab'
import { watchMovement } from '../processes'

/** In each run, with clients of its own. */
const [presses, quickPresses] = [10, 4]
const stillMs = 600
/** Both go on when nobody has pressed anything for so long. */
const idleSeconds = 2

const settings = {
  idle: { afterSeconds: idleSeconds, resumeAfterSeconds: idleSeconds },
  limits: { mains: { maxCpuPercent: 100 } },
}

/** Everything but the input, which is real. */
const { idleSeconds: _idleSeconds, ...allButInput } = quietMachine

export const boincInput: Bench = {
  name: 'boinc-input',
  what: 'a person returns to a task of BOINC and a job of ours, one busy process each: the same key press stops both',
  figures: [
    {
      name: 'boinc-input.boinc',
      what: 'from the key press until the task of BOINC ran no more, seen from outside',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'boinc-input.lull',
      what: 'from the same key press until the job of the headless engine ran no more',
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      runs.push(await returnAgainAndAgain(lab))
    }
    return {
      'boinc-input.boinc': runs.map((latencies) => latencies.map(({ boinc }) => boinc)),
      'boinc-input.lull': runs.map((latencies) => latencies.map(({ lull }) => lull)),
    }
  },
}

async function returnAgainAndAgain(lab: Lab) {
  // A display without any client forgets how long nobody has touched it: BOINC comes and goes at each look.
  const keyboard = await openKeyboard(lab)
  const folder = lab.folder()
  plantTask(folder, idleSeconds)
  const boinc = watchMovement([await startBusyBoinc(lab, folder)])
  const engine = await startHeadless(lab, process.execPath, { settings, env: machineOf(lab, allButInput) })
  const lull = watchMovement([await startJob(lab, engine.home)])
  const latencies = []
  for (let press = 0; press < (lab.quick ? quickPresses : presses); press++) {
    await Promise.all([boinc.untilMoving(), lull.untilMoving()])
    await wait(Math.random() * 1000) // at no fixed point of either's rhythm
    const from = keyboard.press()
    const stills = await Promise.all([boinc.untilStill(stillMs), lull.untilStill(stillMs)])
    const [ofBoinc, ofLull] = stills.map((at) => at - from)
    latencies.push({ boinc: ofBoinc ?? NaN, lull: ofLull ?? NaN })
  }
  boinc.close()
  lull.close()
  await engine.stop()
  return latencies
}

async function startJob(lab: Lab, home: string): Promise<number> {
  const client = openClient(lab, socketOf(home))
  const [job] = await client.submit([{ command: ['sh', '-c', 'while :; do :; done'] }])
  return until('the job’s pid', async () => {
    const { attempts } = (await client.get(`/v1/jobs/${job?.id}`)) as JobPids
    return attempts[0]?.pid
  })
}

interface JobPids {
  readonly attempts: readonly { readonly pid?: number }[]
}
