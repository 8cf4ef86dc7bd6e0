import { z } from 'zod'

const percent = z.number().min(0).max(100)
const bytes = z.number().min(0)
const celsius = z.number().min(-100).max(300)

export const Power = z
  .object({
    source: z.enum(['mains', 'battery']),
    chargePercent: percent
      .optional()
      .meta({ description: 'All batteries together; absent without a battery' }),
    charging: z.boolean().optional(),
    secondsLeft: z.number().min(0).optional().meta({ description: 'Until empty, on battery' }),
  })
  .readonly()
  .meta({ id: 'Power' })
export type Power = z.infer<typeof Power>

export const CpuLoad = z
  .object({
    othersPercent: percent.meta({ description: 'Of the whole machine, without our jobs' }),
    oursPercent: percent.meta({ description: 'Of the whole machine, by our jobs' }),
  })
  .readonly()
  .meta({ id: 'CpuLoad' })
export type CpuLoad = z.infer<typeof CpuLoad>

export const Memory = z
  .object({
    totalBytes: bytes,
    availableBytes: bytes,
    oursBytes: bytes.optional().meta({ description: 'Resident in our jobs' }),
    pressurePercent: percent
      .optional()
      .meta({ description: 'PSI `some avg10`; absent where the kernel has no PSI' }),
  })
  .readonly()
  .meta({ id: 'Memory' })
export type Memory = z.infer<typeof Memory>

export const Heat = z
  .object({
    cpuCelsius: celsius.optional().meta({ description: 'Absent on a machine without a thermometer' }),
  })
  .readonly()
  .meta({ id: 'Heat' })
export type Heat = z.infer<typeof Heat>

export const GpuProcess = z
  .object({ pid: z.number().int(), memoryBytes: bytes.optional(), ours: z.boolean() })
  .readonly()
  .meta({ id: 'GpuProcess' })
export type GpuProcess = z.infer<typeof GpuProcess>

export const Gpu = z
  .object({
    index: z.number().int().min(0),
    name: z.string(),
    utilizationPercent: percent.optional(),
    memoryUsedBytes: bytes.optional(),
    memoryTotalBytes: bytes.optional(),
    temperatureCelsius: celsius.optional(),
    powerWatts: z.number().min(0).optional(),
    fanPercent: z.number().min(0).optional(),
    processes: z.array(GpuProcess).readonly().optional(),
    mock: z.boolean(),
  })
  .readonly()
  .meta({ id: 'Gpu' })
export type Gpu = z.infer<typeof Gpu>

export const Focus = z
  .object({
    fullScreen: z.boolean(),
    application: z.string().optional(),
    inCall: z.boolean(),
    idleInhibited: z.boolean(),
    inhibitedBy: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Focus' })
export type Focus = z.infer<typeof Focus>

export const Network = z.object({ metered: z.boolean() }).readonly().meta({ id: 'Network' })
export type Network = z.infer<typeof Network>

export const Disk = z
  .object({ freeBytes: bytes.meta({ description: 'On the file system that holds the jobs’ files' }) })
  .readonly()
  .meta({ id: 'Disk' })
export type Disk = z.infer<typeof Disk>

/**
 * What the sensors saw at one moment. `null` means that a sensor should answer and cannot (it is blind); an absent
 * optional field means that this machine has not got the thing, which never vetoes.
 */
export const Sample = z
  .object({
    idleSeconds: z.number().min(0).nullable().meta({ description: 'Since any person’s last input' }),
    power: Power.nullable(),
    cpu: CpuLoad.nullable(),
    memory: Memory.nullable(),
    heat: Heat.nullable(),
    gpus: z.array(Gpu).readonly().nullable(),
    focus: Focus.nullable(),
    network: Network.nullable(),
    disk: Disk.nullable(),
  })
  .readonly()
  .meta({ id: 'Sample' })
export type Sample = z.infer<typeof Sample>

export const sensorNames = [
  'idleSeconds',
  'power',
  'cpu',
  'memory',
  'heat',
  'gpus',
  'focus',
  'network',
  'disk',
] as const
export type SensorName = keyof Sample

/** A scripted sample (`LULL_SCRIPTED_SENSORS`): a missing key leaves the real sensor in place, a given one replaces it. */
export const PartialSample = Sample.unwrap().partial().readonly()
export type PartialSample = z.infer<typeof PartialSample>

/** A sensor that should answer and cannot, with what a person can do about it. */
export const BlindSensor = z
  .object({ sensor: z.enum(sensorNames), message: z.string(), hint: z.string() })
  .readonly()
  .meta({ id: 'BlindSensor' })
export type BlindSensor = z.infer<typeof BlindSensor>
