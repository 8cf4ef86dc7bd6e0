import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { boundProcesses, cgroupLimiter, missingLimits } from './cgroup-limits'

const limits = { maxCpuPercent: 50, maxMemoryPercent: 25, maxJobs: 1 }

let bases: readonly string[]
beforeEach(() => {
  bases = ['one', 'two'].map((name) => mkdtempSync(path.join(tmpdir(), `lull-base-${name}-`)))
  for (const base of bases)
    for (const file of ['cpu.max', 'memory.high']) writeFileSync(path.join(base, file), '')
})
afterEach(() => bases.forEach((base) => rmSync(base, { recursive: true, force: true })))

const read = (base: string, file: string) => readFileSync(path.join(base, file), 'utf8')

it('limits the bases of earlier engines like ours, by what controllers are there', () => {
  cgroupLimiter(4)([...bases, '/no/such/base'], limits)
  for (const base of bases) {
    expect(read(base, 'cpu.max')).toBe('200000 100000')
    expect(Number(read(base, 'memory.high'))).toBe(Math.round(totalmem() / 4))
    expect(() => read(base, 'cpu.weight')).toThrow('ENOENT')
  }
})

it('writes a limit again only when it changed', () => {
  const [base = ''] = bases
  const limit = cgroupLimiter(4)
  limit([base], limits)
  writeFileSync(path.join(base, 'cpu.max'), 'untouched')
  limit([base], limits)
  expect(read(base, 'cpu.max')).toBe('untouched')
  limit([base], { ...limits, maxCpuPercent: 100 })
  expect(read(base, 'cpu.max')).toBe('max')
})

it('bounds the processes of an attempt by 15 % of what the kernel can have', () => {
  const [root = '', group = ''] = bases
  mkdirSync(path.join(root, 'proc/sys/kernel'), { recursive: true })
  writeFileSync(path.join(root, 'proc/sys/kernel/pid_max'), '32768\n')
  writeFileSync(path.join(root, 'proc/sys/kernel/threads-max'), '192730\n')
  writeFileSync(path.join(group, 'pids.max'), 'max\n')
  expect(boundProcesses(group, root)).toBe(group)
  expect(read(group, 'pids.max')).toBe('4915')
})

it('leaves the number of processes alone where the pids controller is not ours, and says so', () => {
  const [group = ''] = bases
  boundProcesses(group)
  expect(existsSync(path.join(group, 'pids.max'))).toBe(false)
  const base = { folder: '', parent: '', enabled: [], controllers: new Set(['cpu', 'memory']) }
  expect(missingLimits(base)).toEqual([expect.stringContaining('number of its processes is not limited')])
  expect(missingLimits({ ...base, controllers: new Set(['cpu', 'memory', 'pids']) })).toEqual([])
})
