import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Disk } from '../../shared/model'
import { reasonOf } from './kernel-files'
import { blind, seen } from './reading'
import type { Reading, Sensor, SensorSurroundings } from './sensor'

/**
 * What this user may still write on the file system of `home`, or of its nearest parent while it does not exist yet.
 * Asked on a thread of its own (0.1 ms), because a network file system may hang. The same call on every platform.
 */
export function createDiskSensor({ home }: SensorSurroundings): Sensor<'disk'> {
  return { name: 'disk', costMs: 0.1, read: () => readFree(path.resolve(home)), close: () => undefined }
}

async function readFree(folder: string): Promise<Reading<Disk>> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return seen({ freeBytes: bavail * bsize }, folder)
  } catch (error) {
    const parent = path.dirname(folder)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && parent !== folder) return readFree(parent)
    return blind(
      `The free space at ${folder} cannot be read: ${reasonOf(error)}`,
      `Look whether ${folder} is mounted.`,
    )
  }
}
