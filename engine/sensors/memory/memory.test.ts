import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { noUse, surroundingsOf } from '../../../test/platform/surroundings'
import { plantTree } from '../../../test/platform/tree'
import { createMemorySensor } from './index'

const MEMINFO =
  'MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    400 kB\nHugePages_Total:  0'
const PRESSURE =
  'some avg10=12.50 avg60=1.00 avg300=0.20 total=123\nfull avg10=3.00 avg60=0.00 avg300=0.00 total=9'

function readIn(files: Readonly<Record<string, string>>) {
  const ownUse = () => ({ ...noUse, memoryBytes: 4096 })
  return createMemorySensor(surroundingsOf({ root: plantTree(files).root, ownUse })).read()
}

describe('memory', () => {
  it('is what the kernel says is available, what our jobs hold, and the time lost to shortage', async () => {
    expect(await readIn({ 'proc/meminfo': MEMINFO, 'proc/pressure/memory': PRESSURE })).toMatchObject({
      value: { totalBytes: 1_024_000, availableBytes: 409_600, oursBytes: 4096, pressurePercent: 12.5 },
    })
  })

  it('has no pressure on a kernel without PSI', async () => {
    const reading = await readIn({ 'proc/meminfo': MEMINFO })
    expect(reading).toMatchObject({ ok: true })
    expect(reading.ok && Object.keys(reading.value)).not.toContain('pressurePercent')
  })

  it('is never more available than there is', async () => {
    expect(await readIn({ 'proc/meminfo': 'MemTotal: 10 kB\nMemAvailable: 20 kB' })).toMatchObject({
      value: { totalBytes: 10_240, availableBytes: 10_240 },
    })
  })

  it('is blind without the figures', async () => {
    expect(await readIn({})).toMatchObject({ ok: false })
    expect(await readIn({ 'proc/meminfo': 'MemTotal: 10 kB' })).toMatchObject({
      ok: false,
      blind: { message: expect.stringContaining('MemAvailable') },
    })
  })

  it.runIf(process.platform === 'linux')('is found on this machine', async () => {
    const reading = await createMemorySensor(surroundingsOf({ root: '/' })).read()
    expect(reading).toMatchObject({ ok: true, value: { totalBytes: expect.any(Number) } })
  })

  it('comes from the operating system where there is no /proc', async () => {
    const sensor = createMemorySensor(surroundingsOf({ root: '/nowhere', platform: 'win32' }))
    expect(await sensor.read()).toMatchObject({
      ok: true,
      value: { totalBytes: os.totalmem(), oursBytes: 0 },
    })
  })
})
