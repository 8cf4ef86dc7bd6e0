import { expect, it } from 'vitest'
import type { Handle } from './calls'
import { type SuspensionCalls, suspensionOf } from './suspension'

/** Processes by pid, each the suspension counts of its threads; handles are `1000 + pid`, of threads `pid * 100 + place`. */
type Machine = Map<number, number[]>

const noMoreEntries = 0x8000001a

/** Windows as far as suspension asks it: counts nest, and a count of 0 stays 0. */
function windowsOf(
  machine: Machine,
  strangers: ReadonlySet<number> = new Set(),
  closed: ReadonlySet<number> = new Set(),
) {
  const open = new Set<Handle>()
  const countsOf = (process: Handle) => machine.get(process - 1000) ?? []
  const change = (process: Handle, by: number) => {
    const counts = countsOf(process)
    for (const [at, count] of counts.entries()) counts[at] = Math.max(0, count + by)
    return 0
  }
  const calls: SuspensionCalls = {
    GetLastError: () => 5, // access denied
    OpenProcess: (_, __, pid) => {
      if (closed.has(pid)) return 0
      open.add(1000 + pid)
      return 1000 + pid
    },
    CloseHandle: (handle) => open.delete(handle),
    IsProcessInJob: (process, _, answer) => {
      answer[0] = strangers.has(process - 1000) ? 0 : 1
      return true
    },
    NtSuspendProcess: (process) => change(process, 1),
    NtResumeProcess: (process) => change(process, -1),
    NtSuspendThread: (thread) => {
      const counts = machine.get(Math.floor(thread / 100)) ?? []
      counts[thread % 100] = (counts[thread % 100] ?? 0) + 1
      return 0
    },
    NtGetNextThread: (process, after, _access, _attributes, _flags, next) => {
      const place = after === 0 ? 0 : (after % 100) + 1
      if (place >= countsOf(process).length) return noMoreEntries
      next[0] = (process - 1000) * 100 + place
      open.add(next[0])
      return 0
    },
    NtQueryInformationThread: (thread, _kind, count) => {
      count[0] = machine.get(Math.floor(thread / 100))?.[thread % 100] ?? 0
      return 0
    },
  }
  const job = { handle: 1, members: () => [...machine.keys()] }
  return { suspension: suspensionOf(job, calls), open }
}

it('stops everybody once, however often it is told, and lets everybody go', () => {
  const machine: Machine = new Map([
    [1, [0, 0]],
    [2, [0]],
  ])
  const { suspension, open } = windowsOf(machine)
  expect(suspension.stopMoving()).toEqual([1, 2])
  expect(suspension.stopMoving()).toEqual([])
  expect([...machine.values()]).toEqual([[1, 1], [1]])
  suspension.resume()
  suspension.resume()
  expect([...machine.values()]).toEqual([[0, 0], [0]])
  expect(open).toEqual(new Set())
})

it('finds who was born since the last look', () => {
  const machine: Machine = new Map([[1, [0]]])
  const { suspension } = windowsOf(machine)
  suspension.stopMoving()
  machine.set(2, [0])
  expect(suspension.stopMoving()).toEqual([2])
})

it('leaves a thread stopped that its own program had stopped', () => {
  const machine: Machine = new Map([[1, [0, 1]]])
  const { suspension } = windowsOf(machine)
  suspension.stopMoving()
  suspension.resume()
  expect(machine.get(1)).toEqual([0, 1])
})

it('stops a thread alone that was put into a stopped process, so that all go on together', () => {
  const machine: Machine = new Map([[1, [0]]])
  const { suspension } = windowsOf(machine)
  suspension.stopMoving()
  machine.get(1)?.push(0)
  expect(suspension.stopMoving()).toEqual([1])
  expect(machine.get(1)).toEqual([1, 1])
  suspension.resume()
  expect(machine.get(1)).toEqual([0, 0])
})

it('lets go on whom an earlier engine had stopped, and nobody whom only its parent holds', () => {
  const machine: Machine = new Map([[1, [1]]])
  const { suspension } = windowsOf(machine)
  suspension.takeOver()
  machine.set(2, [1]) // born suspended by its parent since
  expect(suspension.stopMoving()).toEqual([])
  suspension.resume()
  expect([...machine.values()]).toEqual([[0], [1]])
})

it('touches nobody whose pid is no member’s any more', () => {
  const machine: Machine = new Map([[1, [0]]])
  const { suspension } = windowsOf(machine, new Set([1]))
  expect(suspension.stopMoving()).toEqual([])
  expect(machine.get(1)).toEqual([0])
})

it('names a member that Windows does not let it stop', () => {
  const { suspension } = windowsOf(new Map([[1, [0]]]), new Set(), new Set([1]))
  expect(suspension.stopMoving()).toEqual([1])
  expect(suspension.stopMoving()).toEqual([1])
})
