import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brandFor } from './brand'
import { linuxProcesses } from './linux'

let proc: string
beforeEach(() => {
  proc = mkdtempSync(path.join(tmpdir(), 'lull-proc-'))
})
afterEach(() => rmSync(proc, { recursive: true }))

const stat = (command: string, state: string, threads: number) =>
  `7 (${command}) ${state} 1 7 7 0 -1 4194304 284 608 0 4 150 50 300 100 20 0 ${threads} 0 4711 2654208 400 0`

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(proc, file)), { recursive: true })
  writeFileSync(path.join(proc, file), text)
}

describe('a process in /proc', () => {
  it('is read whatever its command is called', () => {
    write('7/stat', stat('a) Z 9 (b', 'S', 1))
    expect(linuxProcesses(proc).read(7)).toEqual({
      pid: 7,
      startTime: '4711',
      parent: 1,
      group: 7,
      session: 7,
      activity: 'moving',
      cpuSeconds: 2,
      childrenCpuSeconds: 4,
    })
  })

  it.each([
    ['T', 'stopped'],
    ['t', 'stopped'],
    ['Z', 'ended'],
    ['D', 'moving'],
    ['R', 'moving'],
  ])('in state %s is %s', (state, activity) => {
    write('7/stat', stat('x', state, 1))
    expect(linuxProcesses(proc).read(7)?.activity).toBe(activity)
  })

  it('runs on in its threads when its first one has ended', () => {
    write('7/stat', stat('x', 'Z', 2))
    write('7/task/7/stat', stat('x', 'Z', 2))
    write('7/task/8/stat', stat('x', 'S', 2))
    expect(linuxProcesses(proc).read(7)?.activity).toBe('moving')
    write('7/task/8/stat', stat('x', 'T', 2))
    expect(linuxProcesses(proc).read(7)?.activity).toBe('stopped')
  })

  it('that is in no group of its session’s has no share to be changed', () => {
    write('7/autogroup', '')
    write('8/autogroup', '/autogroup-10 nice 0\n')
    const table = linuxProcesses(proc)
    expect([7, 8].map((pid) => table.setSessionNice(pid, 10))).toEqual([true, true])
    const written = (pid: number) => readFileSync(path.join(proc, `${pid}/autogroup`), 'utf8')
    expect([7, 8].map(written)).toEqual(['', '10'])
  })

  it('shows the mark of its attempt, wherever it stands in the environment', () => {
    write('7/stat', stat('x', 'S', 1))
    const table = linuxProcesses(proc)
    const mark = (environ: string) => {
      write('7/environ', environ)
      return table.markOf({ pid: 7, startTime: '4711' })
    }
    expect(mark('LULL_ATTEMPT=a/1/1\0B=2\0')).toBe('a/1/1')
    expect(mark('A=1\0LULL_ATTEMPT=b/1/1')).toBe('b/1/1')
    expect(mark('XLULL_ATTEMPT=c\0A=LULL_ATTEMPT=d\0')).toBeNull()
    expect(mark('')).toBeNull()
  })

  it('shows the brand of its attempt, which no machine has as memory and no other attempt has', () => {
    write('7/stat', stat('x', 'S', 1))
    const table = linuxProcesses(proc)
    const brand = (limit: string) => {
      write('7/limits', `Max stack size   8388608   unlimited   bytes\nMax resident set   ${limit}   bytes\n`)
      return table.brandOf({ pid: 7, startTime: '4711' })
    }
    const bytes = String(BigInt(brandFor('a/1/1')) * 1024n)
    expect(brand(`${bytes}   ${bytes}`)).toBe(brandFor('a/1/1'))
    expect(BigInt(bytes)).toBeGreaterThanOrEqual(2n ** 60n)
    expect(BigInt(bytes)).toBeLessThan(2n ** 63n)
    expect(brandFor('a/1/2')).not.toBe(brandFor('a/1/1'))
    expect(brand('unlimited   unlimited')).toBeNull()
  })

  it('is nothing when it is not there', () => {
    const table = linuxProcesses(proc)
    const nobody = { pid: 9, startTime: '' }
    const seen = [table.read(9), table.memoryOf(9), table.markOf(nobody), table.brandOf(nobody)]
    expect(seen).toEqual([null, null, undefined, undefined])
    expect(table.childrenOf(9)).toEqual([])
  })

  it('that ends before it is looked at cuts the list, but for who is known', () => {
    write('7/stat', stat('x', 'S', 1))
    mkdirSync(path.join(proc, '9'))
    const table = linuxProcesses(proc)
    const list = (known: readonly number[]) => {
      const { processes, isCut } = table.list((pid) => known.includes(pid))
      return { pids: processes.map(({ pid }) => pid), isCut }
    }
    expect(list([])).toEqual({ pids: [7], isCut: true })
    expect(list([9])).toEqual({ pids: [7], isCut: false })
    expect(list([7, 9])).toEqual({ pids: [], isCut: false })
  })
})
