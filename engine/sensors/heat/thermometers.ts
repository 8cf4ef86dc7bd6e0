import path from 'node:path'
import { listFolder, readNumber, readOptionalText } from '../kernel-files'

/** Where a processor's temperature is read: files in thousandths of a degree, of which the hottest counts. */
export interface Thermometer {
  readonly source: string
  readonly files: readonly string[]
}

/** Drivers that measure the processor itself, and the labels of their sum over a package, best first. */
const PROCESSOR_DRIVERS: Readonly<Record<string, RegExp>> = {
  coretemp: /^Package id/,
  // Tctl of some Ryzens is shifted by up to 27 degrees for the fans' sake, Tdie is not (kernel docs, k10temp).
  k10temp: /^Tdie/,
  zenpower: /^Tdie/,
  cpu_thermal: /^$/,
}

/** The firmware's thermometer: somewhere near the processor, better than none. */
const FIRMWARE_DRIVER = 'acpitz'

const PROCESSOR_ZONE = /^x86_pkg_temp$|cpu|soc/i

/**
 * Finds what measures the processor: a driver of its own under /sys/class/hwmon, else a thermal zone, else the
 * firmware's thermometer; `undefined` on a machine without any (most virtual ones).
 */
export function findThermometer(root: string): Thermometer | undefined {
  const chips = findChips(path.join(root, 'sys/class/hwmon'))
  const own = chips.filter(({ driver }) => driver in PROCESSOR_DRIVERS)
  if (own.length > 0) return thermometer(own)
  const zones = findZones(path.join(root, 'sys/class/thermal'))
  const near = zones.filter(({ driver }) => PROCESSOR_ZONE.test(driver))
  if (near.length > 0) return thermometer(near)
  const firmware = [...chips, ...zones].filter(({ driver }) => driver === FIRMWARE_DRIVER)
  return firmware.length > 0 ? thermometer(firmware) : undefined
}

interface Chip {
  readonly driver: string
  readonly files: readonly string[]
}

function thermometer(chips: readonly Chip[]): Thermometer {
  const source = [...new Set(chips.map(({ driver }) => driver))].join(', ')
  return { source, files: chips.flatMap(({ files }) => files) }
}

function findChips(folder: string): readonly Chip[] {
  return listFolder(folder).flatMap((name) => {
    const driver = readOptionalText(path.join(folder, name, 'name')) ?? ''
    const files = packageInputs(path.join(folder, name), PROCESSOR_DRIVERS[driver] ?? /^$/)
    return files.length > 0 ? [{ driver, files }] : []
  })
}

/** The inputs whose label says that they sum up the package, else all: each read may interrupt one core. */
function packageInputs(chip: string, label: RegExp): readonly string[] {
  const inputs = listFolder(chip).filter((file) => /^temp\d+_input$/.test(file))
  const summing = inputs.filter((file) =>
    label.test(readOptionalText(path.join(chip, file.replace('_input', '_label'))) ?? ''),
  )
  return (summing.length > 0 ? summing : inputs).map((file) => path.join(chip, file))
}

function findZones(folder: string): readonly Chip[] {
  return listFolder(folder)
    .filter((name) => name.startsWith('thermal_zone'))
    .map((name) => ({
      driver: readOptionalText(path.join(folder, name, 'type')) ?? '',
      files: [path.join(folder, name, 'temp')],
    }))
}

/** A file in thousandths of a degree -> degrees Celsius; `undefined` for nonsense, such as a sensor fixed at 0. */
export function readCelsius(file: string): number | undefined {
  const thousandths = readNumber(file)
  return thousandths === undefined ? undefined : believableCelsius(thousandths / 1000)
}

/** What a thermometer inside a computer can show; silicon is dead long before 150, and 0 means "not connected". */
export function believableCelsius(celsius: number): number | undefined {
  return celsius > -50 && celsius <= 150 && celsius !== 0 ? celsius : undefined
}
