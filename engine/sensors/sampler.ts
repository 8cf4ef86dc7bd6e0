import { Sample, sensorNames, type BlindSensor, type SensorName } from '../../shared/model'
import { reasonOf } from './kernel-files'
import { blind } from './reading'
import type { Reading, Sensor } from './sensor'

/** The sensors' last values together, and where they come from. */
export interface Sampled {
  readonly sample: Sample
  /** Why a value of the sample is `null`, one entry for each. */
  readonly blind: readonly BlindSensor[]
  /** Where each value came from; absent while its sensor is blind. */
  readonly sources: Readonly<Partial<Record<SensorName, string>>>
  /** Seconds since each sensor was last read; absent while it never was. */
  readonly ages: Readonly<Partial<Record<SensorName, number>>>
}

export interface Sampler {
  /**
   * Reads the named sensors (all, when none are named) at once and gives the last values of all. Never rejects. Waits for
   * slow ones until their deadline, or no longer than `patienceMs`: then they keep their last value for now.
   */
  sample(names?: readonly SensorName[], patienceMs?: number): Promise<Sampled>
  /** Calls back when a sensor's platform announces a change by itself. */
  onChange(changed: (name: SensorName) => void): void
  /** Closes all sensors. */
  close(): void
}

export interface SamplerOptions {
  /** How long a sensor may take; then it is blind, and its read is waited for in the background. */
  readonly deadlineMs?: number
}

const DEADLINE_MS = 1000

const REPORT = 'Restart Lull; if it stays, report it together with the checks.'
const NOT_YET = blind('It was not looked at yet.', 'Wait for the next look at all sensors.')

interface Watched {
  readonly name: SensorName
  readonly sensor: Sensor | undefined
  reading: Reading<unknown>
  readAtMs: number | undefined
  /** While a read is under way: settles with it, or when its deadline is over, and is nothing to wait for after that. */
  underWay: Promise<void> | undefined
}

/**
 * Reads sensors together. Each has a deadline of its own: one that hangs, throws or answers nonsense is blind and holds
 * up nobody, and while its read hangs it is not asked again. Checking all values costs 0.01 ms.
 */
export function createSampler(
  sensors: readonly Sensor[],
  { deadlineMs = DEADLINE_MS }: SamplerOptions = {},
): Sampler {
  const watched = sensorNames.map((name) => watch(name, sensors))
  return {
    async sample(names = sensorNames, patienceMs = Infinity) {
      const waits: Promise<void>[] = []
      for (const each of watched) {
        const wait = names.includes(each.name) ? ask(each, deadlineMs) : undefined
        if (wait !== undefined) waits.push(wait)
      }
      if (waits.length > 0) await allWithin(waits, patienceMs)
      return compose(watched, performance.now())
    },
    onChange(changed) {
      for (const sensor of sensors) sensor.onChange?.(() => changed(sensor.name))
    },
    close() {
      for (const sensor of sensors) sensor.close()
    },
  }
}

/** Waits for all, but no longer than that many milliseconds. */
async function allWithin(waits: readonly Promise<void>[], patienceMs: number): Promise<void> {
  const all = Promise.all(waits)
  if (patienceMs === Infinity) return void (await all)
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)))
  await Promise.race([all, enough])
  clearTimeout(timer)
}

function watch(name: SensorName, sensors: readonly Sensor[]): Watched {
  const sensor = sensors.find((each) => each.name === name)
  const reading = sensor === undefined ? blind('There is no such sensor.', REPORT) : NOT_YET
  return { name, sensor, reading, readAtMs: undefined, underWay: undefined }
}

/** Starts a read, or joins the one under way. `undefined`: there is nothing to wait for. */
function ask(watched: Watched, deadlineMs: number): Promise<void> | undefined {
  const { sensor, underWay } = watched
  if (sensor === undefined || underWay !== undefined) return underWay
  try {
    const result = sensor.read()
    if (result instanceof Promise) return waitFor(watched, result, deadlineMs)
    keep(watched, result)
  } catch (error) {
    keep(watched, failed(error))
  }
  return undefined
}

function waitFor(watched: Watched, result: Promise<Reading<unknown>>, deadlineMs: number): Promise<void> {
  watched.underWay = new Promise((resolve) => {
    const timer = setTimeout(() => {
      keep(watched, blind(`It did not answer within ${deadlineMs / 1000} s.`, REPORT))
      resolve()
    }, deadlineMs)
    const settle = (reading: Reading<unknown>): void => {
      clearTimeout(timer)
      watched.underWay = undefined
      keep(watched, reading)
      resolve()
    }
    result.then(settle, (error: unknown) => settle(failed(error)))
  })
  return watched.underWay
}

function failed(error: unknown): Reading<never> {
  return blind(`It failed: ${reasonOf(error)}`, REPORT)
}

function keep(watched: Watched, reading: Reading<unknown>): void {
  watched.reading = believe(watched.name, reading)
  watched.readAtMs = performance.now()
}

/** A value that the model does not allow (not a number, above 100 %) is no value. */
function believe(name: SensorName, reading: Reading<unknown>): Reading<unknown> {
  if (!reading.ok) return reading
  const parsed = Sample.unwrap().shape[name].unwrap().safeParse(reading.value)
  if (parsed.success) return reading
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
  return blind(`${reading.source} answers nonsense${where}: ${issue?.message ?? 'no value'}`, REPORT)
}

function compose(watched: readonly Watched[], nowMs: number): Sampled {
  const values: Partial<Record<SensorName, unknown>> = {}
  const blindSensors: BlindSensor[] = []
  const sources: Partial<Record<SensorName, string>> = {}
  const ages: Partial<Record<SensorName, number>> = {}
  for (const { name, reading, readAtMs } of watched) {
    values[name] = reading.ok ? reading.value : null
    if (reading.ok) sources[name] = reading.source
    else blindSensors.push({ sensor: name, ...reading.blind })
    if (readAtMs !== undefined) ages[name] = (nowMs - readAtMs) / 1000
  }
  return { sample: values as Sample, blind: blindSensors, sources, ages }
}
