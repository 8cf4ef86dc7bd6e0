import path from 'node:path'
import { listFolder, readOptionalText } from '../kernel-files'
import { readBattery, type Battery } from './battery'
import type { Supplies } from './judge'

/** `type` of the kernel's power_supply class, by what it means for us. A UPS that the kernel knows is a battery. */
const ADAPTERS = new Set(['Mains', 'USB', 'Wireless'])
const BATTERIES = new Set(['Battery', 'UPS'])

/**
 * Reads every entry of a /sys/class/power_supply folder; none when it is absent. Batteries of mice and headsets
 * (`scope` is `Device`) do not feed the machine and are left out. Throws when the folder exists and cannot be listed.
 */
export function readSupplies(folder: string): Supplies {
  const batteries: Battery[] = []
  const online: boolean[] = []
  for (const name of listFolder(folder)) {
    const supply = path.join(folder, name)
    const type = readOptionalText(path.join(supply, 'type')) ?? ''
    if (ADAPTERS.has(type)) {
      const fed = readOptionalText(path.join(supply, 'online'))
      if (fed !== undefined) online.push(fed !== '0')
    } else if (BATTERIES.has(type) && readOptionalText(path.join(supply, 'scope')) !== 'Device') {
      const battery = readBattery(supply)
      if (battery !== undefined) batteries.push(battery)
    }
  }
  return { batteries, online }
}
