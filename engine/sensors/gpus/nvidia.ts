import { existsSync } from 'node:fs'
import path from 'node:path'
import { createBackoff } from '../backoff'
import { believableCelsius } from '../heat/thermometers'
import { listFolder, readOptionalText, reasonOf } from '../kernel-files'
import { GpuError, known, percentage, type FoundGpu, type FoundGpus, type GpuSource } from './gpu'
import { explainNvml } from './nvidia-faults'
import { loadNvml, NVML, type Nvml, type NvmlDevice, type NvmlProcess } from './nvml'

export interface NvidiaSurroundings {
  readonly root: string
  readonly isOurs: (pid: number) => boolean
  /** NVML's library; tests bring their own. */
  readonly library?: string
}

/** NVML answers an unknown memory use with all bits set (NVML_VALUE_NOT_AVAILABLE). */
const UNKNOWN_MEMORY = 2n ** 64n - 1n

const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 60_000

/**
 * NVIDIA GPUs through NVML, in its order (that of CUDA with CUDA_DEVICE_ORDER=PCI_BUS_ID). The library is loaded only
 * where the driver and a device of it are present, and is not asked while all GPUs sleep, which would wake them.
 * About 0.5 ms of processor time a GPU, off the main thread. A lost GPU keeps its number (`null`).
 */
export function createNvidiaGpus({
  root,
  isOurs,
  library = 'libnvidia-ml.so.1',
}: NvidiaSurroundings): GpuSource {
  const backoff = createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS)
  let nvml: Nvml | undefined
  let begun = false
  let fault: unknown

  /** The library stays loaded: its code cannot be exchanged while this process lives. */
  async function begin(): Promise<Nvml> {
    nvml ??= await load(library)
    if (!begun) check(await nvml.init())
    begun = true
    return nvml
  }

  function end(): void {
    if (begun) nvml?.shutdown()
    begun = false
  }

  /** After a failure NVML is begun anew, but not at every look: a broken driver may take its time to say so. */
  async function readAwake(): Promise<FoundGpus> {
    if (!backoff.due()) throw fault
    try {
      const gpus = await readAll(await begin(), isOurs)
      backoff.succeeded()
      return gpus
    } catch (error) {
      fault = error
      backoff.failed()
      end()
      throw error
    }
  }

  return {
    name: 'NVML',
    async read() {
      if (!isPresent(root)) return []
      return findAsleep(root) ?? (await readAwake())
    },
    close: end,
  }
}

/** A container shows the host's /proc/driver without its GPUs, so a device must be there too. */
function isPresent(root: string): boolean {
  return existsSync(path.join(root, 'proc/driver/nvidia')) && existsSync(path.join(root, 'dev/nvidiactl'))
}

/** All GPUs, when every one of them is suspended (a notebook's second GPU on battery), by what the driver shows. */
function findAsleep(root: string): FoundGpus | undefined {
  const cards = path.join(root, 'proc/driver/nvidia/gpus')
  const addresses = listFolder(cards)
  const sleeping = (address: string) =>
    readOptionalText(path.join(root, 'sys/bus/pci/devices', address, 'power/runtime_status')) === 'suspended'
  if (addresses.length === 0 || !addresses.every(sleeping)) return undefined
  return addresses.map((address) => {
    const model = /^Model:\s*(.+)$/m.exec(
      readOptionalText(path.join(cards, address, 'information')) ?? '',
    )?.[1]
    return { name: model ?? 'NVIDIA GPU', utilizationPercent: 0, processes: [], mock: false }
  })
}

async function load(library: string): Promise<Nvml> {
  try {
    return await loadNvml(library)
  } catch (error) {
    throw new GpuError(
      `The NVIDIA driver runs, but its library ${library} cannot be loaded: ${reasonOf(error)}`,
      'Install the library of the same version as the driver (Debian: libnvidia-ml1).',
    )
  }
}

async function readAll(nvml: Nvml, isOurs: (pid: number) => boolean): Promise<FoundGpus> {
  const count = await nvml.count()
  check(count.code)
  const gpus: (FoundGpu | null)[] = []
  for (let index = 0; index < (count.value ?? 0); index++) {
    const device = await nvml.device(index)
    if (device.code !== NVML.gpuIsLost) check(device.code)
    gpus.push(device.value === undefined ? null : await readGpu(nvml, device.value, isOurs))
  }
  if (gpus.length > 0 && gpus.every((gpu) => gpu === null)) check(NVML.gpuIsLost)
  return gpus
}

/** Figures that this GPU has not got are left out; one that is lost on the way is `null`. */
async function readGpu(
  nvml: Nvml,
  device: NvmlDevice,
  isOurs: (pid: number) => boolean,
): Promise<FoundGpu | null> {
  const utilization = await nvml.utilizationPercent(device)
  if (utilization.code === NVML.gpuIsLost) return null
  const name = (await nvml.name(device)).value
  const memory = (await nvml.memory(device)).value
  const celsius = (await nvml.celsius(device)).value
  const milliwatts = (await nvml.milliwatts(device)).value
  const processes = (await nvml.processes(device)).value
  return {
    name: name ?? 'NVIDIA GPU',
    ...known({
      utilizationPercent: percentage(utilization.value),
      memoryUsedBytes: memory?.used,
      memoryTotalBytes: memory?.total,
      temperatureCelsius: celsius === undefined ? undefined : believableCelsius(celsius),
      powerWatts: milliwatts === undefined ? undefined : milliwatts / 1000,
      fanPercent: percentage((await nvml.fanPercent(device)).value),
      processes: processes?.map((process) => describe(process, isOurs)),
    }),
    mock: false,
  }
}

function describe({ pid, usedGpuMemory }: NvmlProcess, isOurs: (pid: number) => boolean) {
  const memory = BigInt(usedGpuMemory) === UNKNOWN_MEMORY ? {} : { memoryBytes: Number(usedGpuMemory) }
  return { pid, ...memory, ours: isOurs(pid) }
}

function check(code: number): void {
  if (code === NVML.success) return
  const { message, hint } = explainNvml(code)
  throw new GpuError(message, hint)
}
