import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Memory } from '../../../shared/model'
import { readOptionalText, reasonOf } from '../kernel-files'
import { askRarely } from '../rarely'
import { blind, seen } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { systemInformation } from '../system-information'
import { parseMeminfo, parsePressure } from './parse'

/** How long systeminformation's answer is used on macOS, where each one starts two programs. */
const HOST_SECONDS = 15

/**
 * Total and available memory, what our jobs hold of it, and the pressure (PSI). It sees the whole machine: the limit of
 * a container that Lull itself runs in is not known to /proc/meminfo. 0.05 ms on Linux; macOS and Windows not tested.
 */
export function createMemorySensor(surroundings: SensorSurroundings): Sensor<'memory'> {
  const ours = () => surroundings.ownUse().memoryBytes
  return {
    name: 'memory',
    costMs: 0.05,
    read:
      surroundings.platform === 'linux'
        ? linuxReader(surroundings.root, ours)
        : hostReader(surroundings.platform, ours),
    close: () => undefined,
  }
}

function linuxReader(root: string, ours: () => number): () => Reading<Memory> {
  const meminfo = path.join(root, 'proc/meminfo')
  const pressure = path.join(root, 'proc/pressure/memory')
  return () => {
    try {
      const sizes = parseMeminfo(readFileSync(meminfo, 'utf8'))
      const pressurePercent = parsePressure(readOptionalText(pressure))
      return seen(
        { ...sizes, oursBytes: ours(), ...(pressurePercent === undefined ? {} : { pressurePercent }) },
        pressurePercent === undefined ? '/proc/meminfo' : '/proc/meminfo, /proc/pressure',
      )
    } catch (error) {
      return blind(
        `The memory figures cannot be read: ${reasonOf(error)}`,
        'Lull needs Linux 3.14 or newer, and to read /proc/meminfo.',
      )
    }
  }
}

/** macOS hides its reclaimable memory from `os.freemem()`; Windows does not. */
function hostReader(platform: NodeJS.Platform, ours: () => number): () => Promise<Reading<Memory>> {
  const available = askRarely(HOST_SECONDS, async () =>
    platform === 'darwin' ? (await (await systemInformation()).mem()).available : os.freemem(),
  )
  return async () =>
    seen(
      { totalBytes: os.totalmem(), availableBytes: await available(), oursBytes: ours() },
      'operating system',
    )
}
