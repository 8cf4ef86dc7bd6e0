import type { KoffiFunc, LibraryHandle } from 'koffi'

/** `nvmlReturn_t`, the codes that we tell apart (nvml.h). */
export const NVML = {
  success: 0,
  uninitialized: 1,
  notSupported: 3,
  noPermission: 4,
  insufficientSize: 7,
  driverNotLoaded: 9,
  gpuIsLost: 15,
  versionMismatch: 18,
} as const

/** A figure, or the code with which NVML refused it (often `notSupported`: this GPU has no such figure). */
export type NvmlAnswer<T> =
  | { readonly code: number; readonly value: T }
  | { readonly code: number; readonly value?: undefined }

/** `nvmlDevice_t`: an address that only NVML understands. */
export type NvmlDevice = bigint

export interface NvmlProcess {
  readonly pid: number
  readonly usedGpuMemory: number | bigint
}

/**
 * NVIDIA's management library. Every call but `shutdown` runs on a thread of koffi's, because a GPU that fell off its
 * bus can keep a caller for seconds; about 0.05 ms of processor time a call.
 */
export interface Nvml {
  init(): Promise<number>
  shutdown(): number
  count(): Promise<NvmlAnswer<number>>
  device(index: number): Promise<NvmlAnswer<NvmlDevice>>
  name(device: NvmlDevice): Promise<NvmlAnswer<string>>
  utilizationPercent(device: NvmlDevice): Promise<NvmlAnswer<number>>
  memory(device: NvmlDevice): Promise<NvmlAnswer<{ readonly total: number; readonly used: number }>>
  celsius(device: NvmlDevice): Promise<NvmlAnswer<number>>
  milliwatts(device: NvmlDevice): Promise<NvmlAnswer<number>>
  fanPercent(device: NvmlDevice): Promise<NvmlAnswer<number>>
  /** Computations and drawing programs, each once. */
  processes(device: NvmlDevice): Promise<NvmlAnswer<readonly NvmlProcess[]>>
}

/** NVML_DEVICE_NAME_V2_BUFFER_SIZE. */
const NAME_BYTES = 96
/** NVML_TEMPERATURE_GPU, the sensor of the die. */
const DIE = 0
/** Room for the processes of one GPU at the first try; more are asked for when there are more. */
const USUAL_PROCESSES = 32

/** Loads NVML and koffi with it. Throws when the library, or a function that every version has, is missing. */
export async function loadNvml(library: string): Promise<Nvml> {
  const { default: koffi } = await import('koffi')
  const { out, inout, pointer, struct } = koffi
  const nvml = koffi.load(library)
  const bind = (name: string, ...types: readonly Type[]) => bindFunction(nvml, name, types)
  const number = out(pointer('uint32_t'))
  const utilization = out(pointer(struct({ gpu: 'uint32_t', memory: 'uint32_t' })))
  const memory = out(pointer(struct({ total: 'uint64_t', free: 'uint64_t', used: 'uint64_t' })))

  const init = bind('nvmlInit_v2')
  const count = bind('nvmlDeviceGetCount_v2', number)
  const device = bind('nvmlDeviceGetHandleByIndex_v2', 'uint32_t', out(pointer('void *')))
  const name = bind('nvmlDeviceGetName', 'void *', out('char *'), 'uint32_t')
  const load = bind('nvmlDeviceGetUtilizationRates', 'void *', utilization)
  const sizes = bind('nvmlDeviceGetMemoryInfo', 'void *', memory)
  const celsius = bind('nvmlDeviceGetTemperature', 'void *', 'int', number)
  const milliwatts = bind('nvmlDeviceGetPowerUsage', 'void *', number)
  const fan = bind('nvmlDeviceGetFanSpeed', 'void *', number)
  const shutdown = nvml.func('nvmlShutdown', 'int', []) as () => number
  const process = pointer(
    struct({
      pid: 'uint32_t',
      usedGpuMemory: 'uint64_t',
      gpuInstance: 'uint32_t',
      computeInstance: 'uint32_t',
    }),
  )
  const listings = ['Compute', 'Graphics'].map((kind) =>
    bindNewest(nvml, `nvmlDeviceGet${kind}RunningProcesses`, [
      'void *',
      inout(pointer('uint32_t')),
      out(process),
    ]),
  )

  return {
    init: () => init(),
    shutdown,
    count: () => one(0, (value) => count(value)),
    device: (index) => one<NvmlDevice>(0n, (value) => device(index, value)),
    name: (of) => one('\0'.repeat(NAME_BYTES), (value) => name(of, value, NAME_BYTES)),
    utilizationPercent: async (of) => {
      const rates = { gpu: 0 }
      return answer(await load(of, rates), () => rates.gpu)
    },
    memory: async (of) => {
      const bytes = { total: 0, used: 0 }
      return answer(await sizes(of, bytes), () => bytes)
    },
    celsius: (of) => one(0, (value) => celsius(of, DIE, value)),
    milliwatts: (of) => one(0, (value) => milliwatts(of, value)),
    fanPercent: (of) => one(0, (value) => fan(of, value)),
    processes: (of) => listAll(listings, of),
  }
}

type Type = Parameters<LibraryHandle['func']>[2]
type Call = (...given: readonly unknown[]) => Promise<number>

/** A function that returns an `nvmlReturn_t`, called on a thread of koffi's. */
function bindFunction(nvml: LibraryHandle, name: string, types: readonly Type[]): Call {
  const bound = nvml.func(name, 'int', [...types]) as KoffiFunc<(...given: readonly unknown[]) => number>
  return (...given) =>
    new Promise((resolve, reject) => {
      bound.async(...given, (error: unknown, code: number) => {
        if (error) reject(error instanceof Error ? error : new Error(`${name} could not be called`))
        else resolve(code)
      })
    })
}

/** Versions 2 (driver 450) and 3 (driver 510) of the process lists have one layout; older drivers list nothing. */
function bindNewest(nvml: LibraryHandle, name: string, types: readonly Type[]): Call | undefined {
  for (const version of ['_v3', '_v2']) {
    try {
      return bindFunction(nvml, name + version, types)
    } catch {
      // koffi throws when a symbol is missing: this driver is older, try the version before.
    }
  }
  return undefined
}

/** Calls a function whose last argument is the address of one value. */
async function one<T>(empty: T, call: (slot: [T]) => Promise<number>): Promise<NvmlAnswer<T>> {
  const slot: [T] = [empty]
  return answer(await call(slot), () => slot[0])
}

function answer<T>(code: number, value: () => T): NvmlAnswer<T> {
  return code === NVML.success ? { code: NVML.success, value: value() } : { code }
}

async function listAll(
  listings: readonly (Call | undefined)[],
  device: NvmlDevice,
): Promise<NvmlAnswer<readonly NvmlProcess[]>> {
  const found = new Map<number, NvmlProcess>()
  for (const listing of listings) {
    const listed = listing && (await list(listing, device, USUAL_PROCESSES))
    if (listed === undefined || listed.value === undefined) return { code: listed?.code ?? NVML.notSupported }
    for (const process of listed.value) found.set(process.pid, process)
  }
  return { code: NVML.success, value: [...found.values()] }
}

/** NVML refuses a list that is too short and says how long it should be; it may have grown again by then. */
async function list(
  listing: Call,
  device: NvmlDevice,
  room: number,
): Promise<NvmlAnswer<readonly NvmlProcess[]>> {
  const count: [number] = [room]
  const processes: NvmlProcess[] = Array.from({ length: room }, () => ({ pid: 0, usedGpuMemory: 0 }))
  const code = await listing(device, count, processes)
  if (code === NVML.insufficientSize && count[0] > room) return list(listing, device, count[0] * 2)
  return answer(code, () => processes.slice(0, count[0]))
}
