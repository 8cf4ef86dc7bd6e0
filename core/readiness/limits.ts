import type { Limits, Power, Settings } from '../../shared/model'

export type LimitsRow = 'mains' | 'batteryHigh' | 'batteryMiddle' | 'batteryLow' | 'none'

interface BatteryRow {
  readonly row: LimitsRow
  /** The charge at which the row begins, which its better neighbour leaves to it. */
  readonly fromPercent: (settings: Settings) => number
  /** Whether the row holds at exactly that charge ("above 80", but "50 to 80"). */
  readonly inclusive: boolean
}

/** The rows of the limits table on battery, best first. Their figures are settings. */
const batteryRows: readonly BatteryRow[] = [
  { row: 'batteryHigh', fromPercent: () => 80, inclusive: false },
  { row: 'batteryMiddle', fromPercent: () => 50, inclusive: true },
  { row: 'batteryLow', fromPercent: ({ battery }) => battery.floorPercent, inclusive: true },
]

const bestFirst: readonly LimitsRow[] = ['mains', ...batteryRows.map(({ row }) => row), 'none']

const nothing: Limits = { maxCpuPercent: 0, maxMemoryPercent: 0, maxJobs: 0 }

function isBetter(row: LimitsRow, than: LimitsRow): boolean {
  return bestFirst.indexOf(row) < bestFirst.indexOf(than)
}

/** The charge at which a row better than the present one is reached: its threshold and the band, at most a full battery. */
export function risesAtPercent(threshold: number, settings: Settings): number {
  return Math.min(100, threshold + settings.battery.bandPercent)
}

/**
 * The row of the limits table in force. A worse row holds at once; a better battery row only when the charge is a
 * band past its threshold, so that a charge that wavers does not start and freeze jobs. Going to mains is immediate.
 * Blind power (`null`) and a battery whose charge is unknown count as below the floor.
 */
export function limitsRow(power: Power | null, settings: Settings, before: LimitsRow | null): LimitsRow {
  if (power?.source === 'mains') return 'mains'
  const charge = power?.chargePercent
  if (charge === undefined || charge < settings.battery.floorPercent) return 'none'
  const reached = ({ row, fromPercent, inclusive }: BatteryRow) => {
    const threshold = fromPercent(settings)
    if (inclusive ? charge < threshold : charge <= threshold) return false
    return before === null || !isBetter(row, before) || charge >= risesAtPercent(threshold, settings)
  }
  return batteryRows.find(reached)?.row ?? 'none'
}

/** What our jobs may take together in a row. `jobs.max`, set by hand, takes the place of a row's number of jobs. */
export function limitsOf(row: LimitsRow, settings: Settings): Limits {
  if (row === 'none') return nothing
  return { ...settings.limits[row], maxJobs: settings.jobs.max ?? settings.limits[row].maxJobs }
}
