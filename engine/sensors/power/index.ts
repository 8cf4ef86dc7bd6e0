import type { Sensor, SensorSurroundings } from '../sensor'
import { createHostPower } from './host'
import { createLinuxPower } from './linux'

/** Whether the machine runs on mains or battery, the charge of all its batteries together, and the time left. */
export function createPowerSensor(surroundings: SensorSurroundings): Sensor<'power'> {
  return surroundings.platform === 'linux' ? createLinuxPower(surroundings) : createHostPower(surroundings)
}
