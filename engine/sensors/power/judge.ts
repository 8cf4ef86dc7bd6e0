import type { Power } from '../../../shared/model'
import { blind, seen } from '../reading'
import type { Reading } from '../sensor'
import type { Battery, Store } from './battery'

/** Everything that feeds this machine, as found in /sys/class/power_supply. */
export interface Supplies {
  readonly batteries: readonly Battery[]
  /** Of each mains adapter and USB port that can feed the machine: whether it does. */
  readonly online: readonly boolean[]
}

const HINT =
  'Until it answers, Lull assumes an empty battery and runs nothing. Restart the computer; if it stays, this shows what the battery says: `upower -d`'

/** What the supplies mean together: where the power comes from, how much is left, and for how long. */
export function judgePower({ batteries, online }: Supplies, source: string): Reading<Power> {
  if (batteries.length === 0) return seen({ source: 'mains' }, `${source}, no battery`)
  const from = powerSource(batteries, online)
  if (from === undefined) return blind('The battery does not say whether it is in use.', HINT)
  const chargePercent = togetherPercent(batteries)
  if (from === 'battery' && chargePercent === undefined) {
    return blind('The machine runs on battery, but no battery gives a believable charge.', HINT)
  }
  const secondsLeft = from === 'battery' ? secondsUntilEmpty(batteries) : undefined
  return seen(
    {
      source: from,
      charging: batteries.some(({ state }) => state === 'charging'),
      ...(chargePercent === undefined ? {} : { chargePercent }),
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    },
    source,
  )
}

/**
 * A battery that charges or discharges knows better than an adapter's `online`, which some firmware never updates. A
 * battery that does neither (full, held at a threshold, the idle one of two) says nothing, and the adapters decide.
 */
function powerSource(batteries: readonly Battery[], online: readonly boolean[]): Power['source'] | undefined {
  const states = new Set(batteries.map(({ state }) => state))
  if (states.has('charging')) return 'mains'
  if (states.has('discharging')) return 'battery'
  if (online.length > 0) return online.includes(true) ? 'mains' : 'battery'
  return states.has('full') || states.has('notCharging') ? 'mains' : undefined
}

/** All believable batteries as one, weighted by what each holds when full where they use one unit, else their mean. */
function togetherPercent(batteries: readonly Battery[]): number | undefined {
  const believed = batteries.filter((battery) => battery.percent !== undefined)
  if (believed.length === 0) return undefined
  const stores = inOneUnit(believed)
  if (stores === undefined) return sum(believed.map(({ percent }) => percent ?? 0)) / believed.length
  const full = sum(stores.map((store) => store.full))
  return Math.min(100, (100 * sum(stores.map(({ now, full: limit }) => Math.min(now, limit)))) / full)
}

/** What is left over what is drawn, in seconds; absent where the batteries do not measure it. */
function secondsUntilEmpty(batteries: readonly Battery[]): number | undefined {
  const stores = inOneUnit(batteries)
  if (stores === undefined) return undefined
  const drain = sum(batteries.map(({ state, store }) => (state === 'discharging' ? (store?.drain ?? 0) : 0)))
  return drain > 0 ? Math.round((3600 * sum(stores.map(({ now }) => now))) / drain) : undefined
}

function inOneUnit(batteries: readonly Battery[]): readonly Store[] | undefined {
  const stores = batteries.flatMap(({ store }) => store ?? [])
  const same = stores.every(({ unit }) => unit === stores[0]?.unit)
  return same && stores.length === batteries.length ? stores : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
