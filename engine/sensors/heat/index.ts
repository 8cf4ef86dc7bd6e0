import type { Heat } from '../../../shared/model'
import { reasonOf } from '../kernel-files'
import { askRarely } from '../rarely'
import { blind, seen } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { systemInformation } from '../system-information'
import { believableCelsius, findThermometer, readCelsius, type Thermometer } from './thermometers'

/** Drivers are loaded late, chips come with docks: a machine without a thermometer is searched again now and then. */
const SEARCH_EVERY_MS = 60_000

/** systeminformation starts a program for each answer. */
const HOST_SECONDS = 60

const NO_THERMOMETER: Reading<Heat> = seen({}, 'no thermometer')

/**
 * The processor's temperature, `{}` on a machine without a thermometer. On Linux 0.02 ms a package; on macOS and
 * Windows from systeminformation, which mostly has none to give (not tested there).
 */
export function createHeatSensor({ platform, root }: SensorSurroundings): Sensor<'heat'> {
  const read = platform === 'linux' ? linuxReader(root) : hostReader()
  return { name: 'heat', costMs: 0.05, read, close: () => undefined }
}

function linuxReader(root: string): () => Reading<Heat> {
  /** One that answered the last time. */
  let found: Thermometer | undefined
  let searchAt = 0

  function readAny(): Reading<Heat> {
    const known = found && readHottest(found)
    if (known) return known
    if (found === undefined && performance.now() < searchAt) return NO_THERMOMETER
    searchAt = performance.now() + SEARCH_EVERY_MS
    const next = findThermometer(root)
    const hottest = next && readHottest(next)
    found = hottest && next
    return hottest ?? NO_THERMOMETER
  }

  return () => {
    try {
      return readAny()
    } catch (error) {
      return blind(
        `The thermometers cannot be read: ${reasonOf(error)}`,
        'Start Lull outside of any sandbox: something keeps it from reading /sys/class/hwmon and /sys/class/thermal.',
      )
    }
  }
}

function readHottest({ files, source }: Thermometer): Reading<Heat> | undefined {
  const celsius = files.flatMap((file) => readCelsius(file) ?? [])
  return celsius.length > 0 ? seen({ cpuCelsius: Math.max(...celsius) }, source) : undefined
}

function hostReader(): () => Promise<Reading<Heat>> {
  const ask = askRarely(HOST_SECONDS, async () => (await systemInformation()).cpuTemperature())
  return async () => {
    const celsius = believableCelsius((await ask()).main ?? 0)
    return celsius === undefined ? NO_THERMOMETER : seen({ cpuCelsius: celsius }, 'systeminformation')
  }
}
