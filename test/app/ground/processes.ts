import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { eventually } from '../../platform/eventually'

/** Every process that carries `NAME=value` in its environment, whatever group or session it has fled to. */
export function processesWith(name: string, value: string): readonly number[] {
  return processesThatSay('environ', `${name}=${value}`)
}

/** Every process of an app whose home is `folder`: Chromium writes what its own were started with over their environment. */
function processesOfHome(folder: string): readonly number[] {
  const chromium = processesThatSay('cmdline', `--user-data-dir=${path.join(folder, 'app')}`)
  return [...processesWith('LULL_HOME', folder), ...chromium]
}

function processesThatSay(file: 'environ' | 'cmdline', wanted: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => readProc(pid, file).split('\0').includes(wanted))
    .map(Number)
}

export function isAlive(pid: number): boolean {
  const stat = fieldsOf(pid)
  return stat.length > 0 && stat[0] !== 'Z'
}

/**
 * Processor time that a job's processes take while the clock moves on by `windowMs`, in ticks of 10 ms, as the kernel
 * counts it. The window is what is measured; it waits for nothing.
 */
export async function ticksWithin(windowMs: number, pids: readonly number[]): Promise<number> {
  const before = ticksOf(pids)
  await pass(windowMs)
  return ticksOf(pids) - before
}

/** Kills every process that lives in the home `folder`, each by its pid, and waits until all are gone. */
export async function endProcessesOf(folder: string): Promise<void> {
  await eventually(`the end of all that lives in ${folder}`, () => {
    const left = processesOfHome(folder).filter((pid) => pid !== process.pid && isAlive(pid))
    for (const pid of left) kill(pid)
    return left.length === 0 || undefined
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}

function ticksOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + Number(fieldsOf(pid)[11] ?? 0) + Number(fieldsOf(pid)[12] ?? 0), 0)
}

/** /proc/PID/stat from the state on: the name before it may hold anything. Empty when there is no such process. */
function fieldsOf(pid: number): readonly string[] {
  const text = readProc(String(pid), 'stat')
  return text === '' ? [] : text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It has ended, or belongs to somebody else.
    return ''
  }
}
