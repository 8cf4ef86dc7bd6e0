import { blind, seen } from '../reading'
import type { Sensor, SensorSurroundings } from '../sensor'
import { createScript, type Script } from './script'

/** The file that stands in for sensors, or `undefined` when all of them are real. */
export function scriptedSensorsFile(env: SensorSurroundings['env']): string | undefined {
  return env['LULL_SCRIPTED_SENSORS'] || undefined
}

/** Lets the script answer for each sensor that it names at that moment, and the real sensor for the others. */
export function scriptSensors(sensors: readonly Sensor[], file: string): readonly Sensor[] {
  const script = createScript(file)
  return sensors.map((sensor) => ({ ...sensor, read: () => readScripted(sensor, script) }))
}

function readScripted(real: Sensor, script: Script): ReturnType<Sensor['read']> {
  const line = script.lookUp(real.name)
  if (line.kind === 'silent') return real.read()
  if (line.kind === 'broken') {
    return blind(line.message, 'Mend the file, or start Lull without LULL_SCRIPTED_SENSORS.')
  }
  if (line.value === null || line.value === undefined) {
    return blind(
      `The scripted sensors in ${script.file} say that it is blind.`,
      `Give "${real.name}" a value in that file, or take it out.`,
    )
  }
  return seen(line.value, 'scripted')
}
