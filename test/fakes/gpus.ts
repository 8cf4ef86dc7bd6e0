import type { Gpu } from '../../shared/model'

/** A graphics card in the middle of some work. */
export const aGpu = (particulars: Partial<Gpu> = {}): Gpu => ({
  index: 0,
  name: 'NVIDIA RTX A4000',
  utilizationPercent: 14,
  memoryUsedBytes: 3.2 * 1024 ** 3,
  memoryTotalBytes: 16 * 1024 ** 3,
  temperatureCelsius: 46,
  powerWatts: 31,
  mock: false,
  ...particulars,
})
