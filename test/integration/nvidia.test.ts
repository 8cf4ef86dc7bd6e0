import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createGpuSensorFrom } from '../../engine/sensors/gpus'
import { createNvidiaGpus } from '../../engine/sensors/gpus/nvidia'
import { createSampler } from '../../engine/sensors/sampler'
import { needs } from '../needs'
import { plantTree, type Tree } from '../platform/tree'

const SOURCE = fileURLToPath(new URL('../fakes/nvml.c', import.meta.url))
const driver = { 'proc/driver/nvidia/version': 'NVRM version: 1', 'dev/nvidiactl': '' }
const asleep = (address: string, model: string) => ({
  [`proc/driver/nvidia/gpus/${address}/information`]: `Model: \t\t ${model}\nIRQ:   \t\t 1`,
  [`sys/bus/pci/devices/${address}/power/runtime_status`]: 'suspended',
})

function sensorOn(tree: Tree, library: string) {
  const sensor = createGpuSensorFrom([
    createNvidiaGpus({ root: tree.root, isOurs: (pid) => pid === 1001, library }),
  ])
  onTestFinished(() => sensor.close())
  return sensor
}

describe.runIf(needs('cc'))('NVIDIA GPUs', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lull-nvml-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Compiles the stand-in with one fault, once: a library that is loaded must not change. */
  function build(...faults: readonly string[]): string {
    const library = path.join(folder, `nvml-${faults.join('-') || 'sound'}.so`)
    if (existsSync(library)) return library
    const defines = faults.map((fault) => `-D${fault}`)
    execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', ...defines, '-o', library, SOURCE])
    return library
  }

  function read(...faults: readonly string[]) {
    return sensorOn(plantTree(driver), build(...faults)).read()
  }

  it('give every figure, and whose processes use them', async () => {
    const processes = [
      { pid: 1000, ours: false },
      { pid: 1001, ours: true },
    ]
    expect(await read()).toEqual({
      ok: true,
      source: 'NVML',
      value: [
        {
          index: 0,
          name: 'NVIDIA Fake A40',
          utilizationPercent: 37,
          memoryUsedBytes: 3 * 1024 ** 3,
          memoryTotalBytes: 48 * 1024 ** 3,
          temperatureCelsius: 61,
          powerWatts: 142.5,
          fanPercent: 44,
          processes,
          mock: false,
        },
        expect.objectContaining({
          index: 1,
          name: 'NVIDIA Fake T4',
          processes: [{ pid: 1000, ours: false }],
        }),
      ],
    })
  })

  it('leave out what they do not know', async () => {
    expect(await read('FEW_FIGURES')).toMatchObject({
      ok: true,
      value: [
        { index: 0 },
        {
          index: 1,
          name: 'NVIDIA Fake T4',
          memoryUsedBytes: 3 * 1024 ** 3,
          memoryTotalBytes: 48 * 1024 ** 3,
          mock: false,
        },
      ],
    })
    const second = await read('FEW_FIGURES')
    expect(second.ok && Object.keys(second.value[1] ?? {})).not.toContain('temperatureCelsius')
  })

  it('list more processes than there was room for', async () => {
    const reading = await read('PROCESSES=100')
    const processes = reading.ok ? reading.value[0]?.processes : undefined
    expect(processes).toHaveLength(100)
    expect(processes?.at(-2)).toEqual({ pid: 1098, memoryBytes: 1024 ** 3, ours: false })
    expect(processes?.at(-1)).toEqual({ pid: 1099, ours: false })
  })

  it('leave out one that is lost, and are blind when all are', async () => {
    expect(await read('LOST_FROM=1')).toMatchObject({ ok: true, value: [{ index: 0 }] })
    expect(await read('LOST_FROM=0')).toMatchObject({
      ok: false,
      blind: { message: expect.stringContaining('bus'), hint: expect.stringContaining('Xid') },
    })
  })

  it('are blind, with the remedy, when the driver refuses', async () => {
    expect(await read('INIT_CODE=18')).toMatchObject({
      ok: false,
      blind: {
        message: expect.stringContaining('different versions'),
        hint: expect.stringContaining('restart'),
      },
    })
    expect(await read('INIT_CODE=999')).toMatchObject({
      ok: false,
      blind: { message: expect.stringContaining('999') },
    })
  })

  it('are not tried at every look while the driver refuses', async () => {
    const tree = plantTree(driver)
    const sensor = sensorOn(tree, path.join(folder, 'late.so'))
    const first = await sensor.read()
    expect(first).toMatchObject({ ok: false })
    copyFileSync(build(), path.join(folder, 'late.so'))
    expect(await sensor.read()).toEqual(first)
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000)
    onTestFinished(() => void vi.restoreAllMocks())
    expect(await sensor.read()).toMatchObject({ ok: true, value: [{}, {}] })
  })

  it('hold up nobody while the driver hangs', async () => {
    const sensor = sensorOn(plantTree(driver), build('SLOW_SECONDS=1'))
    const sampler = createSampler([sensor], { deadlineMs: 50 })
    const { sample, blind } = await sampler.sample(['gpus'])
    expect(sample.gpus).toBeNull()
    expect(blind).toContainEqual(expect.objectContaining({ sensor: 'gpus' }))
  })

  it('are none, and their library stays unloaded, where no driver or no device is', async () => {
    const missing = path.join(folder, 'never-loaded.so')
    for (const files of [{}, { 'dev/nvidiactl': '' }, { 'proc/driver/nvidia/version': '' }]) {
      expect(await sensorOn(plantTree(files), missing).read()).toMatchObject({ ok: true, value: [] })
    }
  })

  it('are blind when the driver runs without its library', async () => {
    expect(await sensorOn(plantTree(driver), path.join(folder, 'missing.so')).read()).toMatchObject({
      ok: false,
      blind: {
        message: expect.stringContaining('missing.so'),
        hint: expect.stringContaining('libnvidia-ml1'),
      },
    })
  })

  it('are not woken while all of them sleep', async () => {
    const tree = plantTree({ ...driver, ...asleep('0000:01:00.0', 'NVIDIA RTX 4050') })
    const sensor = sensorOn(tree, path.join(folder, 'never-loaded.so'))
    expect(await sensor.read()).toMatchObject({
      ok: true,
      value: [{ index: 0, name: 'NVIDIA RTX 4050', utilizationPercent: 0, mock: false }],
    })
    tree.write({ 'sys/bus/pci/devices/0000:01:00.0/power/runtime_status': 'active' })
    expect(await sensor.read()).toMatchObject({ ok: false })
  })

  it('are found again after the driver was away', async () => {
    const tree = plantTree(driver)
    const sensor = sensorOn(tree, build())
    expect(await sensor.read()).toMatchObject({ ok: true, value: [{}, {}] })
    tree.remove('dev/nvidiactl')
    expect(await sensor.read()).toMatchObject({ ok: true, value: [] })
    tree.write(driver)
    expect(await sensor.read()).toMatchObject({ ok: true, value: [{}, {}] })
  })
})
