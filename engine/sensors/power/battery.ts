import path from 'node:path'
import { readNumber, readOptionalText } from '../kernel-files'

/** What a battery says it does (`status` of the kernel's power_supply class, in lower case). */
export type BatteryState = 'charging' | 'discharging' | 'full' | 'notCharging' | 'unknown'

/** What a battery holds, what it holds when full, and what it gives: in micro-Wh and micro-W, or micro-Ah and micro-A. */
export interface Store {
  readonly unit: 'energy' | 'charge'
  readonly now: number
  readonly full: number
  /** Always positive; absent when the driver does not measure it. */
  readonly drain?: number
}

export interface Battery {
  readonly state: BatteryState
  /** 0 to 100; absent when nothing the battery says can be believed. */
  readonly percent?: number
  readonly store?: Store
}

const STATES: Readonly<Record<string, BatteryState>> = {
  charging: 'charging',
  discharging: 'discharging',
  full: 'full',
  'not charging': 'notCharging',
}

/** Fuel gauges overshoot a little after a fresh calibration; beyond a tenth over full they are wrong. */
const MOST_BELIEVED_RATIO = 1.1

/** Reads one battery of /sys/class/power_supply. `undefined`: the slot is empty. Never throws: a lying battery has gaps. */
export function readBattery(folder: string): Battery | undefined {
  if (readOptionalText(path.join(folder, 'present')) === '0') return undefined
  const status = readOptionalText(path.join(folder, 'status'))?.toLowerCase() ?? ''
  const store = readStore(folder, 'energy', 'power_now') ?? readStore(folder, 'charge', 'current_now')
  const percent = store === undefined ? readCapacity(folder) : Math.min(100, (100 * store.now) / store.full)
  return {
    state: STATES[status] ?? 'unknown',
    ...(percent === undefined ? {} : { percent }),
    ...(store === undefined ? {} : { store }),
  }
}

function readStore(folder: string, unit: Store['unit'], drainFile: string): Store | undefined {
  const now = readNumber(path.join(folder, `${unit}_now`))
  if (now === undefined) return undefined
  const full = readNumber(path.join(folder, `${unit}_full`))
  if (full === undefined || full <= 0 || now < 0 || now > full * MOST_BELIEVED_RATIO) return undefined
  // Some drivers give the current of a discharging battery a minus sign.
  const drain = Math.abs(readNumber(path.join(folder, drainFile)) ?? 0)
  return drain > 0 ? { unit, now, full, drain } : { unit, now, full }
}

function readCapacity(folder: string): number | undefined {
  const capacity = readNumber(path.join(folder, 'capacity'))
  if (capacity === undefined || capacity < 0 || capacity > 100 * MOST_BELIEVED_RATIO) return undefined
  return Math.min(100, capacity)
}
