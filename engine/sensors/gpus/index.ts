import type { Gpu } from '../../../shared/model'
import { reasonOf } from '../kernel-files'
import { blind, seen } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { createDrmGpus } from './drm'
import { GpuError, type FoundGpus, type GpuSource } from './gpu'
import { createHostGpus } from './host'
import { createMockGpus } from './mock'
import { createNvidiaGpus } from './nvidia'

/**
 * All GPUs of this machine, `[]` when it has none: NVIDIA's first, in CUDA's order by PCI bus, then AMD's and Intel's,
 * then the mocks that `LULL_MOCK_GPUS` asks for. 0.02 ms without a GPU, about 0.5 ms each with.
 */
export function createGpuSensor(surroundings: SensorSurroundings): Sensor<'gpus'> {
  return createGpuSensorFrom([
    ...platformSources(surroundings),
    createMockGpus(surroundings.env['LULL_MOCK_GPUS']),
  ])
}

function platformSources(surroundings: SensorSurroundings): readonly GpuSource[] {
  const { platform, root } = surroundings
  if (platform !== 'linux') return [createHostGpus()]
  const isOurs = (pid: number) => surroundings.ownUse().pids.has(pid)
  return [createNvidiaGpus({ root, isOurs }), createDrmGpus(root)]
}

/** The sensor over given sources; one that fails makes the whole sensor blind. */
export function createGpuSensorFrom(sources: readonly GpuSource[]): Sensor<'gpus'> {
  return {
    name: 'gpus',
    costMs: 0.5,
    read: () => readSources(sources),
    close() {
      for (const source of sources) source.close()
    },
  }
}

async function readSources(sources: readonly GpuSource[]): Promise<Reading<readonly Gpu[]>> {
  try {
    const found: FoundGpus[] = []
    for (const source of sources) found.push(await source.read())
    const gpus = found.flat().flatMap((gpu, index) => (gpu === null ? [] : [{ index, ...gpu }]))
    const names = sources.filter((_, at) => found[at]?.length).map(({ name }) => name)
    return seen(gpus, names.join(', ') || 'no GPU')
  } catch (error) {
    const hint = error instanceof GpuError ? error.hint : 'Run the GPU maker’s own tool to see what is wrong.'
    return blind(reasonOf(error), hint)
  }
}
