import { statfsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { surroundingsOf } from '../../test/platform/surroundings'
import { plantTree } from '../../test/platform/tree'
import { createDiskSensor } from './disk'

function read(home: string) {
  return createDiskSensor(surroundingsOf({ root: '/', home })).read()
}

describe('free disk', () => {
  it('is what this user may still write there', async () => {
    const { root } = plantTree()
    const { bavail, bsize, blocks } = statfsSync(root)
    const reading = await read(root)
    expect(reading).toMatchObject({ ok: true, source: root })
    const free = reading.ok ? reading.value.freeBytes : Number.NaN
    // Others write at the same time: within a hundredth of the disk.
    expect(Math.abs(free - bavail * bsize)).toBeLessThan((blocks * bsize) / 100)
  })

  it('is that of the nearest parent before the folder exists', async () => {
    const { root } = plantTree()
    expect(await read(path.join(root, 'not/yet/here'))).toMatchObject({ ok: true, source: root })
  })

  it('is blind where the file system does not answer', async () => {
    const { root } = plantTree({ file: 'not a folder' })
    expect(await read(path.join(root, 'file/below'))).toMatchObject({
      ok: false,
      blind: { message: expect.stringContaining('ENOTDIR') },
    })
  })
})
