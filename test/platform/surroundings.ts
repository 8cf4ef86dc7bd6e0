import type { OwnUse, SensorSurroundings } from '../../engine/sensors/sensor'

/** The use of no jobs at all. */
export const noUse: OwnUse = { cpuSeconds: 0, memoryBytes: 0, pids: new Set() }

/** Linux surroundings without jobs and without a bus, as far as `given` does not say otherwise. */
export function surroundingsOf(given: Partial<SensorSurroundings> & { root: string }): SensorSurroundings {
  return {
    env: { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${given.root}/no-bus` },
    platform: 'linux',
    home: given.root,
    ownUse: () => noUse,
    ...given,
  }
}
