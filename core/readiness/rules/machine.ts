import { risesAtPercent } from '../limits'
import { highestGpu, othersMemoryPercent } from '../others'
import { above, atLeast, atMost, below, type Rule, type Scene } from './rule'

const hottestGpu = ({ sample }: Scene) => highestGpu(sample.gpus, (gpu) => gpu.temperatureCelsius)

/** The floor of the battery. It holds exactly while no row of the limits table does, so that both share one band. */
const batteryRule: Rule = {
  kind: 'fact',
  key: 'batteryLow',
  code: 'batteryLow',
  effect: 'veto',
  reads: ['battery.floorPercent', 'battery.bandPercent'],
  find: ({ sample: { power }, row, settings }) => {
    if (power === null || row !== 'none') return null
    const limit = settings.battery.floorPercent
    const fact = { value: power.chargePercent, limit, unit: '%' }
    const isAbove = power.chargePercent !== undefined && power.chargePercent >= limit
    return isAbove ? { ...fact, settlesAt: risesAtPercent(limit, settings) } : fact
  },
}

const heatRules: readonly Rule[] = [
  {
    kind: 'gauge',
    key: 'tooHot.cpu',
    code: 'tooHot',
    effect: 'veto',
    reads: ['heat.maxCelsius.cpu', 'heat.bandCelsius'],
    unit: '°C',
    figure: ({ sample }) => sample.heat?.cpuCelsius,
    past: above(({ settings: { heat } }) => heat.maxCelsius.cpu),
    clear: atMost(({ settings: { heat } }) => heat.maxCelsius.cpu - heat.bandCelsius),
  },
  {
    kind: 'gauge',
    key: 'tooHot.gpu',
    code: 'tooHot',
    effect: 'veto',
    reads: ['heat.maxCelsius.gpu', 'heat.bandCelsius'],
    unit: '°C',
    figure: (scene) => hottestGpu(scene)?.value,
    subject: (scene) => hottestGpu(scene)?.name,
    past: above(({ settings: { heat } }) => heat.maxCelsius.gpu),
    clear: atMost(({ settings: { heat } }) => heat.maxCelsius.gpu - heat.bandCelsius),
  },
]

/** Judged by what other programs hold: freezing a job does not give its own memory back. */
const memoryRules: readonly Rule[] = [
  {
    kind: 'gauge',
    key: 'memory.full',
    code: 'memoryPressure',
    effect: 'veto',
    reads: ['memory.bandPercent'],
    unit: '%',
    // Without a row in force the battery or its blindness vetoes already, and the limit would be 0.
    figure: ({ sample, row }) => (row === 'none' ? undefined : othersMemoryPercent(sample.memory)),
    past: atLeast(({ limits }) => limits.maxMemoryPercent),
    clear: below(({ limits, settings }) => limits.maxMemoryPercent - settings.memory.bandPercent),
  },
  {
    kind: 'gauge',
    key: 'memory.pressure',
    code: 'memoryPressure',
    effect: 'veto',
    reads: ['memory.pressurePercent', 'memory.clearPercent'],
    unit: '%',
    figure: ({ sample }) => sample.memory?.pressurePercent,
    past: above(({ settings }) => settings.memory.pressurePercent),
    clear: below(({ settings }) => settings.memory.clearPercent),
  },
  {
    kind: 'gauge',
    key: 'memory.start',
    code: 'memoryPressure',
    effect: 'wait',
    reads: ['idle.memoryPercent'],
    unit: '%',
    figure: ({ sample }) => othersMemoryPercent(sample.memory),
    past: atLeast(({ settings }) => settings.idle.memoryPercent),
  },
]

const diskRule: Rule = {
  kind: 'gauge',
  key: 'diskLow',
  code: 'diskLow',
  effect: 'veto',
  reads: ['disk.minFreeBytes'],
  unit: 'bytes',
  figure: ({ sample }) => sample.disk?.freeBytes,
  past: below(({ settings }) => settings.disk.minFreeBytes),
}

/** What the machine itself can bear. No wish of a person waives these. */
export const machineRules: readonly Rule[] = [batteryRule, ...heatRules, ...memoryRules, diskRule]
