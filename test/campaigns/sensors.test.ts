import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PartialSample } from '../../shared/model'
import { calm } from '../fixtures/calm-machine'
import { eventually } from '../platform/eventually'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'

// What the engine knows of the machine fails it while a job runs. Blind, it takes the machine for used.

let program: string
let ground: EngineHome

beforeAll(async () => {
  program = await bundleEngine('sensors')
})
beforeEach(async () => {
  ground = makeEngineHome(program)
  await ground.start()
})
afterEach(() => ground.remove())

const script = () => path.join(ground.folder, 'sensors.json')
const write = (text: string) => writeFileSync(script(), text)
const saying = (change: object) => JSON.stringify({ ...calm, ...change })

/** Each takes the machine's view away in another way, and the sensors that must then be named. */
const faults = [
  { what: 'say nothing', take: () => write(saying({ idleSeconds: null })), blind: 'idleSeconds' },
  { what: 'are cut in the middle of a word', take: () => write('{"idleSec'), blind: 'idleSeconds' },
  { what: 'are gone', take: () => rmSync(script()), blind: 'power' },
  { what: 'count backwards', take: () => write(saying({ idleSeconds: -5 })), blind: 'idleSeconds' },
  {
    what: 'tell of a source that there is not',
    take: () => write(saying({ power: { source: 'fusion' } })),
    blind: 'power',
  },
  {
    what: 'tell of a battery that holds more than all',
    take: () => write(saying({ power: { source: 'battery', chargePercent: 4000 } })),
    blind: 'power',
  },
  { what: 'give a word for a load', take: () => write(saying({ cpu: 'a lot' })), blind: 'cpu' },
]

async function startJob() {
  const enough = path.join(ground.folder, 'enough')
  await ground.submit({
    name: 'works',
    command: ['sh', '-c', 'until [ -e "$0" ]; do sleep 0.02; done', enough],
  })
  await ground.reaches('works', 'running')
  return { finish: () => writeFileSync(enough, '') }
}

it('sensors that fail in any way freeze the job, are named, and let it go on when they are back', async () => {
  const { finish } = await startJob()
  for (const { what, take, blind } of faults) {
    take()
    await ground.reaches('works', 'frozen')
    // Not all are looked at in the same moment.
    const named = async () => (await ground.status()).blind.find(({ sensor }) => sensor === blind)
    const { message, hint } = await eventually(`${blind} is named where they ${what}`, named, patienceMs)
    expect([message, hint]).not.toContain('')
    ground.situation({})
    await ground.reaches('works', 'running')
  }
  finish()
  expect((await ground.reaches('works', 'succeeded')).attempts).toHaveLength(1)
})

describe('a battery', () => {
  const battery = (chargePercent: number): PartialSample => ({
    power: { source: 'battery', chargePercent, charging: false },
  })

  it('that runs down to its floor freezes the job, and mains let it go on', async () => {
    const { finish } = await startJob()
    ground.situation(battery(19))
    expect((await ground.reaches('works', 'frozen')).reasons.map(({ code }) => code)).toContain('batteryLow')
    ground.situation({ power: { source: 'mains', chargePercent: 19, charging: true } })
    await ground.reaches('works', 'running')
    finish()
    await ground.reaches('works', 'succeeded')
  })

  it('that is all there is when the plug is pulled freezes the job that wants mains', async () => {
    await ground.submit({ name: 'wants-mains', command: ['sleep', '1000'], when: { mains: true } })
    await ground.reaches('wants-mains', 'running')
    ground.situation(battery(90))
    const { reasons } = await ground.reaches('wants-mains', 'frozen')
    expect(reasons.map(({ code }) => code)).toContain('onBattery')
    ground.situation({ power: { source: 'mains', chargePercent: 90, charging: true } })
    await ground.reaches('wants-mains', 'running')
  })
})

it('a plug that is pulled and put back, again and again, costs the job no attempt', async () => {
  const { finish } = await startJob()
  for (let time = 0; time < 6; time++) {
    ground.situation({ power: { source: 'battery', chargePercent: 5, charging: false } })
    await ground.reaches('works', 'frozen')
    ground.situation({})
    await ground.reaches('works', 'running')
  }
  finish()
  const { attempts } = await ground.reaches('works', 'succeeded')
  expect(attempts).toHaveLength(1)
  await eventually(
    'it is counted once',
    async () => {
      const { succeeded, running = 0 } = (await ground.status()).jobs
      return (succeeded === 1 && running === 0) || undefined
    },
    patienceMs,
  )
})
