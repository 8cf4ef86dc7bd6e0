import { describe, expect, it } from 'vitest'
import { surroundingsOf } from '../../../test/platform/surroundings'
import { folder, plantTree } from '../../../test/platform/tree'
import { createGpuSensor, createGpuSensorFrom } from './index'
import { createHostGpus } from './host'

type Files = Readonly<Record<string, string | number>>
const card = (number: number, files: Files) => folder(`sys/class/drm/card${number}/device`, files)
const amd = { vendor: '0x1002', device: '0x744c', uevent: 'DRIVER=amdgpu\nPCI_CLASS=30000' }
const intel = { vendor: '0x8086', device: '0x56a0', uevent: 'DRIVER=i915' }

function readIn(files: Files, mocks?: string) {
  const { root } = plantTree(files)
  return createGpuSensor(surroundingsOf({ root, env: { LULL_MOCK_GPUS: mocks } })).read()
}

describe('a machine without a GPU', () => {
  it('has none, which is a value', async () => {
    expect(await readIn({})).toEqual({ ok: true, value: [], source: 'no GPU' })
    expect(await readIn(card(0, { vendor: '0x1af4', uevent: 'DRIVER=virtio-pci' }))).toMatchObject({
      value: [],
    })
  })
})

describe('AMD GPUs', () => {
  const chip = { temp1_input: 54_000, power1_average: 31_000_000, pwm1: 51, name: 'amdgpu' }

  it('give every figure that sysfs has', async () => {
    const memory = { mem_info_vram_used: 1_000_000, mem_info_vram_total: 24_000_000_000 }
    const files = { ...amd, gpu_busy_percent: 12, ...memory, ...folder('hwmon/hwmon3', chip) }
    expect(await readIn({ ...card(1, files), 'sys/class/drm/card1-DP-1/status': 'connected' })).toMatchObject(
      {
        source: 'sysfs',
        value: [
          {
            index: 0,
            name: 'AMD GPU 0x744c',
            utilizationPercent: 12,
            memoryUsedBytes: 1_000_000,
            memoryTotalBytes: 24_000_000_000,
            temperatureCelsius: 54,
            powerWatts: 31,
            fanPercent: 20,
            mock: false,
          },
        ],
      },
    )
  })

  it('are left asleep', async () => {
    const files = { ...amd, gpu_busy_percent: 12, 'power/runtime_status': 'suspended' }
    expect(await readIn(card(0, { ...files, ...folder('hwmon/hwmon3', chip) }))).toMatchObject({
      value: [{ index: 0, name: 'AMD GPU 0x744c', utilizationPercent: 0, mock: false }],
    })
  })

  it('have the maker’s name where it is known', async () => {
    expect(await readIn(card(0, { ...amd, product_name: 'Radeon Pro W7900' }))).toMatchObject({
      value: [{ name: 'Radeon Pro W7900' }],
    })
  })
})

describe('Intel GPUs', () => {
  it('say nothing of their utilisation and memory', async () => {
    expect(await readIn(card(0, intel))).toEqual({
      ok: true,
      source: 'sysfs',
      value: [{ index: 0, name: 'Intel GPU 0x56a0', mock: false }],
    })
  })
})

describe('several GPUs', () => {
  it('are numbered in the order of the cards, mocks last and marked', async () => {
    const reading = await readIn({ ...card(10, amd), ...card(2, intel) }, '2')
    expect(reading).toMatchObject({
      source: 'sysfs, mock',
      value: [
        { index: 0, name: 'Intel GPU 0x56a0', mock: false },
        { index: 1, name: 'AMD GPU 0x744c', mock: false },
        { index: 2, name: 'Mock GPU 0', mock: true },
        { index: 3, name: 'Mock GPU 1', mock: true },
      ],
    })
  })

  it('are seen when they are plugged in', async () => {
    const tree = plantTree(card(0, amd))
    const sensor = createGpuSensor(surroundingsOf({ root: tree.root }))
    expect(await sensor.read()).toMatchObject({ value: [{ index: 0 }] })
    tree.write(card(1, intel))
    expect(await sensor.read()).toMatchObject({ value: [{ index: 0 }, { index: 1 }] })
  })
})

describe('LULL_MOCK_GPUS', () => {
  it('adds none when it is no number', async () => {
    for (const wanted of ['', '0', '-1', 'two']) expect(await readIn({}, wanted)).toMatchObject({ value: [] })
  })

  it('adds GPUs whose figures never change', async () => {
    expect(await readIn({}, '1')).toEqual(await readIn({}, '1'))
  })
})

describe('GPUs of other systems', () => {
  it('give what systeminformation knows, and are asked for once a minute', async () => {
    let asked = 0
    const sensor = createGpuSensorFrom([
      createHostGpus(async () => {
        asked += 1
        return [{ model: 'Apple M3', vram: 8192, utilizationGpu: 7 }]
      }),
    ])
    const value = [
      { index: 0, name: 'Apple M3', utilizationPercent: 7, memoryTotalBytes: 8 * 1024 ** 3, mock: false },
    ]
    expect(await sensor.read()).toMatchObject({ ok: true, value })
    expect(await sensor.read()).toMatchObject({ ok: true, value })
    expect(asked).toBe(1)
  })

  it('are blind when it fails, and asked for again', async () => {
    let asked = 0
    const sensor = createGpuSensorFrom([
      createHostGpus(async () => {
        asked += 1
        throw new Error('no WMI')
      }),
    ])
    expect(await sensor.read()).toMatchObject({ ok: false, blind: { message: 'no WMI' } })
    expect(await sensor.read()).toMatchObject({ ok: false })
    expect(asked).toBe(2)
  })
})
