import { askRarely } from '../rarely'
import { systemInformation } from '../system-information'
import { known, percentage, type FoundGpu, type GpuSource } from './gpu'

/** Each answer starts a program that may take a second. */
const HOST_SECONDS = 60

const MEBIBYTE = 1024 ** 2

/** The part of a graphics controller of systeminformation that we use; memory in MiB. */
export interface HostController {
  readonly model: string
  readonly vram?: number | null
  readonly memoryTotal?: number
  readonly memoryUsed?: number
  readonly utilizationGpu?: number
  readonly temperatureGpu?: number
  readonly powerDraw?: number
  readonly fanSpeed?: number
}

/** GPUs of macOS and Windows, from systeminformation, at most once a minute. Not tested on those systems. */
export function createHostGpus(
  ask: () => Promise<readonly HostController[]> = async () =>
    (await (await systemInformation()).graphics()).controllers,
): GpuSource {
  const controllers = askRarely(HOST_SECONDS, ask)
  return {
    name: 'systeminformation',
    read: async () => (await controllers()).map(fromController),
    close: () => undefined,
  }
}

function fromController(controller: HostController): FoundGpu {
  const total = controller.memoryTotal ?? controller.vram ?? undefined
  return {
    name: controller.model || 'GPU',
    ...known({
      utilizationPercent: percentage(controller.utilizationGpu),
      memoryUsedBytes: toBytes(controller.memoryUsed),
      memoryTotalBytes: toBytes(total),
      temperatureCelsius: controller.temperatureGpu,
      powerWatts: controller.powerDraw,
      fanPercent: controller.fanSpeed,
    }),
    mock: false,
  }
}

function toBytes(mebibytes: number | undefined): number | undefined {
  return mebibytes === undefined ? undefined : mebibytes * MEBIBYTE
}
