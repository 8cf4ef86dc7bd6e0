import { describe, expect, it } from 'vitest'
import { gpu, machineSize, placeWith } from './planner.fixture'

describe('this machine as a place', () => {
  it('offers what the sensors see', () => {
    const place = placeWith({ gpus: [{ ...gpu, memoryUsedBytes: 100 }], disk: { freeBytes: 7 } })
    expect(place).toMatchObject({ ...machineSize, name: 'local', onMains: true, diskFreeBytes: 7 })
    expect(place.gpus).toEqual([
      { index: 0, memoryTotalBytes: gpu.memoryTotalBytes, memoryFreeBytes: gpu.memoryTotalBytes - 100 },
    ])
  })

  it('is not on mains when power is blind, and has no GPU when GPUs are', () => {
    expect(placeWith({ power: null, gpus: null })).toMatchObject({ onMains: false, gpus: [] })
  })

  it('says nothing of what nobody measured', () => {
    const place = placeWith({
      memory: null,
      disk: null,
      gpus: [{ index: 0, name: 'Integrated', mock: false }],
    })
    expect(place).not.toHaveProperty('memoryFreeBytes')
    expect(place).not.toHaveProperty('diskFreeBytes')
    expect(place.gpus).toEqual([{ index: 0 }])
  })
})
