import type { FoundGpu, GpuSource } from './gpu'

const MOST = 64

/** The fake GPUs that `LULL_MOCK_GPUS` asks for: idle, with figures that never change, marked as mock. */
export function createMockGpus(wanted: string | undefined): GpuSource {
  const count = /^\d+$/.test(wanted ?? '') ? Math.min(MOST, Number(wanted)) : 0
  const gpus = Array.from({ length: count }, (_, number) => mockGpu(number))
  return { name: 'mock', read: () => gpus, close: () => undefined }
}

function mockGpu(number: number): FoundGpu {
  return {
    name: `Mock GPU ${number}`,
    utilizationPercent: 0,
    memoryUsedBytes: 0,
    memoryTotalBytes: 16 * 1024 ** 3,
    temperatureCelsius: 40,
    powerWatts: 30,
    fanPercent: 30,
    processes: [],
    mock: true,
  }
}
