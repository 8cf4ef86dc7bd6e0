import path from 'node:path'
import { listFolder, readNumber, readOptionalText } from '../kernel-files'
import { believableCelsius } from '../heat/thermometers'
import { known, percentage, type FoundGpu, type GpuSource } from './gpu'

interface Vendor {
  readonly name: string
  readonly drivers: readonly string[]
}

/** PCI vendor numbers whose drivers show figures in sysfs. NVIDIA's does not; nouveau runs no computations. */
const VENDORS: Readonly<Record<string, Vendor>> = {
  '0x1002': { name: 'AMD', drivers: ['amdgpu'] },
  '0x8086': { name: 'Intel', drivers: ['i915', 'xe'] },
}

interface Card {
  readonly device: string
  readonly name: string
  readonly hwmon: string | undefined
}

/**
 * AMD and Intel GPUs from /sys/class/drm (0.1 ms a GPU). amdgpu shows utilisation, memory, temperature, power and fan;
 * i915 and xe show no utilisation and no memory there, and temperature and power on add-in cards only. Who uses a GPU
 * could only be told by a scan of all processes, so it is not.
 */
export function createDrmGpus(root: string): GpuSource {
  const folder = path.join(root, 'sys/class/drm')
  let names = ''
  let cards: readonly Card[] = []
  return {
    name: 'sysfs',
    read() {
      const present = listFolder(folder).filter((name) => /^card\d+$/.test(name))
      if (present.join() !== names) {
        names = present.join()
        cards = present.toSorted(byNumber).flatMap((name) => findCard(path.join(folder, name, 'device')))
      }
      return cards.map(readCard)
    },
    close: () => undefined,
  }
}

function byNumber(one: string, other: string): number {
  return Number(one.slice('card'.length)) - Number(other.slice('card'.length))
}

function findCard(device: string): readonly Card[] {
  const vendor = VENDORS[readOptionalText(path.join(device, 'vendor')) ?? '']
  const driver = /^DRIVER=(.+)$/m.exec(readOptionalText(path.join(device, 'uevent')) ?? '')?.[1]
  if (vendor === undefined || driver === undefined || !vendor.drivers.includes(driver)) return []
  const number = readOptionalText(path.join(device, 'device'))
  const product = readOptionalText(path.join(device, 'product_name'))
  const chip = listFolder(path.join(device, 'hwmon'))[0]
  return [
    {
      device,
      name: product || `${vendor.name} GPU${number === undefined ? '' : ` ${number}`}`,
      hwmon: chip === undefined ? undefined : path.join(device, 'hwmon', chip),
    },
  ]
}

/** A GPU that sleeps is left asleep: it does nothing, and a look at its sensors would wake it and cost power. */
function readCard({ device, name, hwmon }: Card): FoundGpu {
  if (readOptionalText(path.join(device, 'power/runtime_status')) === 'suspended') {
    return { name, utilizationPercent: 0, mock: false }
  }
  return {
    name,
    ...known({
      utilizationPercent: percentage(readNumber(path.join(device, 'gpu_busy_percent'))),
      memoryUsedBytes: readNumber(path.join(device, 'mem_info_vram_used')),
      memoryTotalBytes: readNumber(path.join(device, 'mem_info_vram_total')),
    }),
    ...(hwmon === undefined ? {} : readChip(hwmon)),
    mock: false,
  }
}

/** Units of the hwmon interface: thousandths of a degree, microwatts, fan control from 0 to 255. */
function readChip(hwmon: string): Partial<FoundGpu> {
  const figure = (file: string) => readNumber(path.join(hwmon, file))
  const thousandths = figure('temp1_input') ?? figure('temp2_input')
  const microwatts = figure('power1_average') ?? figure('power1_input')
  const fan = figure('pwm1')
  return known({
    temperatureCelsius: thousandths === undefined ? undefined : believableCelsius(thousandths / 1000),
    powerWatts: microwatts === undefined || microwatts < 0 ? undefined : microwatts / 1e6,
    fanPercent: fan === undefined ? undefined : percentage((100 * fan) / 255),
  })
}
