import { describe, expect, it } from 'vitest'
import type { Gpu } from '../../shared/model'
import { gpuShare } from './gpu-share'

const process = (pid: number, memoryBytes?: number) => ({
  pid,
  ours: true,
  ...(memoryBytes !== undefined && { memoryBytes }),
})
const gpu = (index: number, more: Partial<Gpu> = {}): Gpu => ({ index, name: 'GPU', mock: false, ...more })

describe('what a job has of the GPUs', () => {
  const gpus = [
    gpu(0, { utilizationPercent: 90, processes: [process(7, 100), process(8, 50), process(9, 1000)] }),
    gpu(1, { utilizationPercent: 30, processes: [process(7, 10)] }),
    gpu(2, { utilizationPercent: 0, processes: [] }),
  ]

  it('is the mean of those it was given, and the memory of its own processes', () => {
    expect(gpuShare(gpus, [0, 1], [7, 8])).toEqual({ gpuPercent: 60, gpuMemoryBytes: 160 })
  })

  it('is nothing for a job that has none', () => {
    expect(gpuShare(gpus, [], [12])).toEqual({})
  })

  it('leaves out what the driver does not tell', () => {
    const silent = [gpu(0), gpu(1, { utilizationPercent: 5, processes: [process(7)] })]
    expect(gpuShare(silent, [0], [7])).toEqual({})
    expect(gpuShare(silent, [1], [7])).toEqual({ gpuPercent: 5 })
  })
})
