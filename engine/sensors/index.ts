import { createCpuSensor } from './cpu'
import { createDiskSensor } from './disk'
import { createFocusSensor } from './focus'
import { createGpuSensor } from './gpus'
import { createHeatSensor } from './heat'
import { createIdleSensor } from './idle'
import { createMemorySensor } from './memory'
import { createNetworkSensor } from './network'
import { createPowerSensor } from './power'
import { scriptedSensorsFile, scriptSensors } from './scripted'
import type { Sensor, SensorSurroundings } from './sensor'

export { createSampler, type Sampled, type Sampler, type SamplerOptions } from './sampler'
export { scriptedSensorsFile } from './scripted'
export type { OwnUse, Reading, Sensor, SensorSurroundings } from './sensor'

/**
 * One sensor for each value of a sample, on this machine. Where `LULL_SCRIPTED_SENSORS` names a file, what it gives
 * takes a real sensor's place. Nothing is read yet; whoever gets them closes them.
 */
export function createSensors(surroundings: SensorSurroundings): readonly Sensor[] {
  const sensors: readonly Sensor[] = [
    createIdleSensor(surroundings),
    createPowerSensor(surroundings),
    createCpuSensor(surroundings),
    createMemorySensor(surroundings),
    createHeatSensor(surroundings),
    createGpuSensor(surroundings),
    createFocusSensor(surroundings),
    createNetworkSensor(surroundings),
    createDiskSensor(surroundings),
  ]
  const file = scriptedSensorsFile(surroundings.env)
  return file === undefined ? sensors : scriptSensors(sensors, file)
}
