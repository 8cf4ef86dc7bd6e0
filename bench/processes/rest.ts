import { setTimeout as wait } from 'node:timers/promises'
import { meterCpu } from './cpu-meter'
import { pssBytes } from './memory'
import { treeOf } from './tree'

/** What a process tree uses while nothing happens. */
export interface Rest {
  /** Of one core. */
  readonly cpuPercent: number
  /** At the end of the time. */
  readonly megabytes: number
}

/**
 * Before it counts as settled: start-up work is done and late timers have fired, V8's among them, which collects the
 * garbage of the start some 50 s later (`--trace-gc`: "Mark-Compact (reduce)").
 */
const leastWarmUpSeconds = 75
const settledWindowSeconds = 5
/** Ten times the bar: plainly idle, and not so strict that a bad figure would never be measured at all. */
const settledPercent = 1
const settledWithinSeconds = 180

/** Waits until the tree has settled, then measures it for this long. Rejects when it does not settle in three minutes. */
export async function measureRest(root: number, seconds: number): Promise<Rest> {
  await settled(root)
  const cpuPercent = await cpuPercentOver(root, seconds)
  return { cpuPercent, megabytes: pssBytes(treeOf(root)) / 1e6 }
}

async function settled(root: number): Promise<void> {
  const from = performance.now()
  const waitedSeconds = () => (performance.now() - from) / 1000
  for (;;) {
    const percent = await cpuPercentOver(root, settledWindowSeconds)
    if (percent < settledPercent && waitedSeconds() >= leastWarmUpSeconds) return
    if (waitedSeconds() > settledWithinSeconds)
      throw new Error(`process ${root} did not come to rest: still ${percent.toFixed(2)} % of a core`)
  }
}

/** Processor time of a process tree over so many seconds, in % of one core. */
export async function cpuPercentOver(root: number, seconds: number): Promise<number> {
  const meter = meterCpu(root)
  const from = performance.now()
  for (let second = 0; second < seconds; second++) {
    await wait(1000)
    meter.lookSeconds()
  }
  return (meter.lookSeconds() / ((performance.now() - from) / 1000)) * 100
}
