import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CpuLoad } from '../../../shared/model'
import { reasonOf } from '../kernel-files'
import { blind, seen } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { isEnough, loadBetween, type Moment } from './load'
import { readHostTicks, readProcStat, type Ticks } from './ticks'

/** How long the very first read waits for counters to move: ten ticks of the kernel on each processor, twice over. */
const FIRST_WAIT_MS = 200

const HINT = 'Let this user read /proc/stat; in a container, show Lull the machine’s own /proc.'

/**
 * What other programs and our jobs use of all processors, between this read and the one before. Asked again too soon it
 * repeats its last answer; asked for the first time too soon it waits a moment. 0.03 ms on Linux; elsewhere `os.cpus()`
 * (the same interface, not tested on macOS and Windows).
 */
export function createCpuSensor(surroundings: SensorSurroundings): Sensor<'cpu'> {
  const linux = surroundings.platform === 'linux'
  const stat = path.join(surroundings.root, 'proc/stat')
  return createLoadSensor({
    readTicks: linux ? () => readProcStat(stat) : readHostTicks,
    ownSeconds: () => surroundings.ownUse().cpuSeconds,
    source: linux ? '/proc/stat' : 'os.cpus()',
  })
}

interface Counters {
  readonly readTicks: () => Ticks
  readonly ownSeconds: () => number
  readonly source: string
}

function createLoadSensor({ readTicks, ownSeconds, source }: Counters): Sensor<'cpu'> {
  const look = (): Moment => ({ ticks: readTicks(), ownSeconds: ownSeconds() })
  let base = attempt(look)
  let last: CpuLoad | undefined

  /** The load up to now, the last one when it is too soon, `undefined` when there is none yet. */
  function measure(): CpuLoad | undefined {
    const now = look()
    if (base === undefined || now.ticks.total < base.ticks.total) base = now
    if (!isEnough(base, now)) return last
    last = loadBetween(base, now)
    base = now
    return last
  }

  function readNow(): Reading<CpuLoad> | undefined {
    try {
      const load = measure()
      return load === undefined ? undefined : seen(load, source)
    } catch (error) {
      return blind(`The processor load cannot be read: ${reasonOf(error)}`, HINT)
    }
  }

  async function readSoon(): Promise<Reading<CpuLoad>> {
    await delay(FIRST_WAIT_MS, undefined, { ref: false })
    return readNow() ?? blind(`The counters of ${source} stand still.`, HINT)
  }

  return { name: 'cpu', costMs: 0.03, read: () => readNow() ?? readSoon(), close: () => undefined }
}

/** The moment of construction, so that the first read has one before it; a failure is reported by that read. */
function attempt(look: () => Moment): Moment | undefined {
  try {
    return look()
  } catch {
    // The same read is made again, and its failure told, when somebody asks.
    return undefined
  }
}
