import path from 'node:path'
import type { Power } from '../../../shared/model'
import { createBus, type Bus } from '../dbus'
import { reasonOf } from '../kernel-files'
import { blind } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { judgePower } from './judge'
import { readSupplies } from './supplies'

/**
 * Power on Linux, from /sys/class/power_supply: 0.01 ms without a battery, 0.1 ms a battery. UPower, where it runs, is
 * only asked to announce changes; the kernel's own announcements (uevents) need a netlink socket that Node has not got.
 */
export function createLinuxPower({ root, env }: SensorSurroundings): Sensor<'power'> {
  const folder = path.join(root, 'sys/class/power_supply')
  const buses: Bus[] = []
  return {
    name: 'power',
    costMs: 0.1,
    read: () => readPower(folder),
    onChange(changed) {
      const bus = createBus('system', env)
      buses.push(bus)
      bus.subscribe(
        {
          service: 'org.freedesktop.UPower',
          interface: 'org.freedesktop.DBus.Properties',
          member: 'PropertiesChanged',
          path: '/org/freedesktop/UPower',
        },
        changed,
      )
    },
    close() {
      for (const bus of buses.splice(0)) bus.close()
    },
  }
}

function readPower(folder: string): Reading<Power> {
  try {
    return judgePower(readSupplies(folder), '/sys/class/power_supply')
  } catch (error) {
    return blind(
      `The power supplies cannot be read: ${reasonOf(error)}`,
      'Start Lull outside of any sandbox: something keeps it from reading /sys/class/power_supply.',
    )
  }
}
