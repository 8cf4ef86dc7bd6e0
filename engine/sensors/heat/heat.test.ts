import { describe, expect, it } from 'vitest'
import { surroundingsOf } from '../../../test/platform/surroundings'
import { folder, plantTree } from '../../../test/platform/tree'
import { createHeatSensor } from './index'

type Files = Readonly<Record<string, string | number>>
const chip = (number: number, files: Files) => folder(`sys/class/hwmon/hwmon${number}`, files)
const zone = (number: number, type: string, temp: number | string) =>
  folder(`sys/class/thermal/thermal_zone${number}`, { type, temp })

async function celsiusIn(...parts: readonly Files[]): Promise<number | undefined> {
  const tree = plantTree(Object.assign({}, ...parts))
  const reading = await createHeatSensor(surroundingsOf({ root: tree.root })).read()
  if (!reading.ok) throw new Error(reading.blind.message)
  return reading.value.cpuCelsius
}

describe('the processor’s temperature', () => {
  it('is the hottest package, without a look at each core', async () => {
    const package0 = { name: 'coretemp', temp1_label: 'Package id 0', temp1_input: 51_000 }
    const core = { temp2_label: 'Core 0', temp2_input: 99_000 }
    const package1 = { name: 'coretemp', temp1_label: 'Package id 1', temp1_input: 56_500 }
    expect(
      await celsiusIn(
        chip(0, { name: 'nvme', temp1_input: 70_000 }),
        chip(1, { ...package0, ...core }),
        chip(2, package1),
      ),
    ).toBe(56.5)
  })

  it('is the hottest core where there is no package', async () => {
    expect(await celsiusIn(chip(0, { name: 'coretemp', temp2_input: 41_000, temp3_input: 44_000 }))).toBe(44)
  })

  it('is that of the die on a Ryzen that shifts its control temperature', async () => {
    const ryzen = {
      name: 'k10temp',
      temp1_label: 'Tctl',
      temp1_input: 77_000,
      temp2_label: 'Tdie',
      temp2_input: 50_000,
    }
    expect(await celsiusIn(chip(0, ryzen))).toBe(50)
  })

  it('comes from a thermal zone where no driver knows the processor', async () => {
    expect(await celsiusIn(zone(0, 'battery', 30_000), zone(1, 'cpu-thermal', 48_312))).toBe(48.312)
    expect(
      await celsiusIn(chip(0, { name: 'acpitz', temp1_input: 27_800 }), zone(2, 'x86_pkg_temp', 60_000)),
    ).toBe(60)
  })

  it('comes from the firmware where nothing else knows it', async () => {
    expect(await celsiusIn(chip(0, { name: 'acpitz', temp1_input: 27_800 }))).toBe(27.8)
  })

  it('is absent without a thermometer, and where all of them talk nonsense', async () => {
    expect(await celsiusIn()).toBeUndefined()
    for (const temp1_input of [0, -60_000, 255_000, 'NaN', '']) {
      expect(await celsiusIn(chip(0, { name: 'coretemp', temp1_input }))).toBeUndefined()
    }
  })

  it('leaves a broken thermometer out', async () => {
    expect(await celsiusIn(chip(0, { name: 'coretemp', temp1_input: 0, temp2_input: 39_000 }))).toBe(39)
  })

  it('is found again when its chip gets another number', async () => {
    const tree = plantTree(chip(1, { name: 'k10temp', temp1_input: 45_000 }))
    const sensor = createHeatSensor(surroundingsOf({ root: tree.root }))
    expect(await sensor.read()).toMatchObject({ value: { cpuCelsius: 45 } })
    tree.remove('sys/class/hwmon/hwmon1')
    tree.write(chip(2, { name: 'k10temp', temp1_input: 47_000 }))
    expect(await sensor.read()).toMatchObject({ value: { cpuCelsius: 47 }, source: 'k10temp' })
  })

  it('is blind when the chips cannot be listed', async () => {
    const tree = plantTree({ 'sys/class/hwmon': 'not a folder' })
    expect(await createHeatSensor(surroundingsOf({ root: tree.root })).read()).toMatchObject({ ok: false })
  })
})
