import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Power } from '../../../shared/model'
import { surroundingsOf } from '../../../test/platform/surroundings'
import { folder, plantTree, type Tree } from '../../../test/platform/tree'
import type { Reading } from '../sensor'
import { judgeHostPower } from './host'
import { createPowerSensor } from './index'

const SUPPLIES = 'sys/class/power_supply'

function supply(name: string, files: Readonly<Record<string, string | number>>) {
  return folder(`${SUPPLIES}/${name}`, files)
}

async function readPower(tree: Tree): Promise<Reading<Power>> {
  return createPowerSensor(surroundingsOf({ root: tree.root })).read()
}

async function valueOf(...supplies: readonly Record<string, string | number>[]): Promise<Power> {
  const reading = await readPower(plantTree(Object.assign({}, ...supplies)))
  if (!reading.ok) throw new Error(reading.blind.message)
  return reading.value
}

async function blindnessOf(...supplies: readonly Record<string, string | number>[]): Promise<string> {
  const reading = await readPower(plantTree(Object.assign({}, ...supplies)))
  if (reading.ok) throw new Error(`not blind: ${JSON.stringify(reading.value)}`)
  expect(reading.blind.hint).not.toBe('')
  return reading.blind.message
}

const mains = (online: number) => supply('AC', { type: 'Mains', online })
const battery = (name: string, files: Readonly<Record<string, string | number>>) =>
  supply(name, { type: 'Battery', present: 1, ...files })

describe('a machine without a battery', () => {
  it('runs on mains when there is no power_supply class', async () => {
    expect(await valueOf()).toEqual({ source: 'mains' })
  })

  it('runs on mains whatever the batteries of mice and the adapters say', async () => {
    const mouse = { type: 'Battery', scope: 'Device', status: 'Discharging', capacity: 12 }
    expect(await valueOf(mains(0), supply('hidpp_battery_0', mouse))).toEqual({ source: 'mains' })
  })

  it('runs on mains when the battery slot is empty', async () => {
    expect(await valueOf(battery('BAT0', { present: 0, status: 'Discharging' }))).toEqual({ source: 'mains' })
  })
})

describe('one battery', () => {
  const half = { energy_now: 25_000_000, energy_full: 50_000_000, energy_full_design: 1 }

  it('that discharges gives charge and time left', async () => {
    expect(
      await valueOf(
        mains(0),
        battery('BAT0', { status: 'Discharging', capacity: 51, ...half, power_now: 10_000_000 }),
      ),
    ).toEqual({ source: 'battery', charging: false, chargePercent: 50, secondsLeft: 9000 })
  })

  it('counts in charge where the firmware does, and takes a negative current', async () => {
    const inCharge = { charge_now: 3_000_000, charge_full: 4_000_000, current_now: -1_500_000 }
    expect(await valueOf(battery('BAT0', { status: 'Discharging', ...inCharge }))).toEqual({
      source: 'battery',
      charging: false,
      chargePercent: 75,
      secondsLeft: 7200,
    })
  })

  it('is believed when the adapter says the opposite', async () => {
    expect(await valueOf(mains(1), battery('BAT0', { status: 'Discharging', ...half }))).toMatchObject({
      source: 'battery',
    })
    expect(await valueOf(mains(0), battery('BAT0', { status: 'Charging', ...half }))).toEqual({
      source: 'mains',
      charging: true,
      chargePercent: 50,
    })
  })

  it('that is full or held at a threshold leaves the source to the adapters', async () => {
    for (const status of ['Full', 'Not charging', 'Unknown']) {
      expect(await valueOf(mains(1), battery('BAT0', { status, ...half }))).toMatchObject({ source: 'mains' })
      expect(await valueOf(mains(0), battery('BAT0', { status, ...half }))).toMatchObject({
        source: 'battery',
      })
    }
    expect(await valueOf(battery('BAT0', { status: 'Full', ...half }))).toMatchObject({ source: 'mains' })
  })

  it('is fed through any of several USB ports', async () => {
    const ports = [0, 1].map((online) => supply(`ucsi-source-psy-${online}`, { type: 'USB', online }))
    expect(await valueOf(...ports, battery('BAT0', { status: 'Not charging', ...half }))).toMatchObject({
      source: 'mains',
    })
  })
})

describe('several batteries', () => {
  it('are one, weighted by what each holds, and one that discharges decides', async () => {
    const small = { status: 'Unknown', energy_now: 10_000_000, energy_full: 10_000_000, power_now: 0 }
    const large = {
      status: 'Discharging',
      energy_now: 15_000_000,
      energy_full: 90_000_000,
      power_now: 5_000_000,
    }
    expect(await valueOf(mains(0), battery('BAT0', small), battery('BAT1', large))).toEqual({
      source: 'battery',
      charging: false,
      chargePercent: 25,
      secondsLeft: 18_000,
    })
  })

  it('in different units count alike', async () => {
    const energy = { status: 'Discharging', energy_now: 10, energy_full: 100 }
    const charge = { status: 'Discharging', charge_now: 3, charge_full: 10 }
    expect(await valueOf(battery('BAT0', energy), battery('BAT1', charge))).toMatchObject({
      chargePercent: 20,
    })
  })

  it('leave out the one that lies', async () => {
    const liar = { status: 'Full', capacity: 255 }
    const honest = { status: 'Discharging', capacity: 40 }
    expect(await valueOf(battery('BAT0', liar), battery('BAT1', honest))).toMatchObject({
      source: 'battery',
      chargePercent: 40,
    })
  })
})

describe('a battery that lies', () => {
  it('a little over full is full', async () => {
    expect(await valueOf(battery('BAT0', { status: 'Charging', capacity: 103 }))).toMatchObject({
      chargePercent: 100,
    })
  })

  it('about its store is asked for its capacity', async () => {
    const nonsense = { energy_now: 90_000_000, energy_full: 50_000 }
    expect(
      await valueOf(battery('BAT0', { status: 'Discharging', capacity: 34, ...nonsense })),
    ).toMatchObject({ chargePercent: 34 })
  })

  it('about its charge while it is used makes the sensor blind', async () => {
    for (const capacity of [250, -1, 'NaN', '']) {
      expect(await blindnessOf(battery('BAT0', { status: 'Discharging', capacity }))).toContain('charge')
    }
  })

  it('about its charge on mains leaves the charge out', async () => {
    expect(await valueOf(mains(1), battery('BAT0', { status: 'Full', capacity: 250 }))).toEqual({
      source: 'mains',
      charging: false,
    })
  })

  it('without a status leaves the source to the adapters, and is blind without one', async () => {
    expect(await valueOf(mains(1), battery('BAT0', { capacity: 60 }))).toMatchObject({ source: 'mains' })
    expect(await blindnessOf(battery('BAT0', { capacity: 60 }))).toContain('in use')
  })

  it('in any way never throws and never gives an impossible value', async () => {
    const text = fc.oneof(
      fc.constantFrom('Charging', 'Discharging', 'Full', 'Not charging', 'Unknown', 'NaN', '', '-1', '1e400'),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(String),
    )
    const names = ['status', 'capacity', 'present', 'energy_now', 'energy_full', 'power_now', 'charge_now']
    const files = fc.dictionary(fc.constantFrom(...names), text)
    await fc.assert(
      fc.asyncProperty(files, files, async (one, other) => {
        const reading = await readPower(plantTree({ ...battery('BAT0', one), ...battery('BAT1', other) }))
        const sane = reading.ok ? Power.safeParse(reading.value).success : reading.blind.hint !== ''
        expect(sane).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a power_supply class that cannot be read', () => {
  it('makes the sensor blind', async () => {
    const tree = plantTree({ [SUPPLIES]: 'not a folder' })
    expect(await readPower(tree)).toMatchObject({
      ok: false,
      blind: { message: expect.stringMatching(/ENOTDIR/) },
    })
  })
})

describe('power on other systems', () => {
  const given = { hasBattery: true, isCharging: false, acConnected: true, percent: 62, timeRemaining: 90 }

  it('takes the source from the host application where it knows it', () => {
    expect(judgeHostPower(given, true)).toMatchObject({
      ok: true,
      value: { source: 'battery', chargePercent: 62, secondsLeft: 5400 },
    })
    expect(judgeHostPower(given, undefined)).toMatchObject({ ok: true, value: { source: 'mains' } })
  })

  it('is blind on a battery of unknown charge', () => {
    expect(judgeHostPower({ ...given, percent: -1 }, true)).toMatchObject({ ok: false })
    expect(judgeHostPower({ ...given, hasBattery: false }, true)).toMatchObject({ ok: false })
  })

  it('is on mains without a battery', () => {
    const none = { ...given, hasBattery: false, acConnected: false, percent: 0 }
    expect(judgeHostPower(none, undefined)).toEqual({
      ok: true,
      value: { source: 'mains' },
      source: 'systeminformation',
    })
  })
})
