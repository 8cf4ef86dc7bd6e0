import { describe, expect, it } from 'vitest'
import type { SensorSurroundings } from '../sensor'
import { createIdleSensor } from './index'
import { parseIoreg } from './macos'
import { answer } from './windows'

const surroundings = (platform: NodeJS.Platform, hostIdleSeconds?: () => number): SensorSurroundings => ({
  root: '/nowhere',
  env: {},
  platform,
  home: '/nowhere',
  ownUse: () => ({ cpuSeconds: 0, memoryBytes: 0, pids: new Set() }),
  ...(hostIdleSeconds ? { hostIdleSeconds } : {}),
})

describe('platforms that are asked through others', () => {
  it.each(['darwin', 'win32'] as const)('takes the word of the host app on %s', async (platform) => {
    const sensor = createIdleSensor(surroundings(platform, () => 42))
    expect(await sensor.read()).toEqual({ ok: true, value: 42, source: 'powerMonitor' })
  })

  it('is blind where nobody can be asked', async () => {
    expect(await createIdleSensor(surroundings('freebsd')).read()).toMatchObject({ ok: false })
  })

  it('finds the nanoseconds in what ioreg prints', () => {
    expect(parseIoreg('    | |   "HIDIdleTime" = 2512345678\n')).toEqual({
      kind: 'idle',
      seconds: 2.512345678,
    })
    expect(parseIoreg('+-o Root')).toMatchObject({ kind: 'silent' })
  })

  it('subtracts tick counts across their wrap', () => {
    const ask = (last: number | null, now: number) => answer({ lastInput: () => last, now: () => now })
    expect(ask(1_000, 4_500)).toEqual({ kind: 'idle', seconds: 3.5 })
    expect(ask(0xffff_fc18, 1_000)).toEqual({ kind: 'idle', seconds: 2 })
    expect(ask(null, 0)).toMatchObject({ kind: 'silent' })
  })
})
