import type { BlindSensor, Sample, SensorName } from '../../shared/model'

/**
 * One read of one sensor. `blind` means that it should answer and cannot; the reading then says what to do about it.
 * Hardware that a machine simply has not got is a value (`{}` heat, `[]` GPUs, mains power), never blindness.
 */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly source: string }
  | { readonly ok: false; readonly blind: Omit<BlindSensor, 'sensor'> }

/**
 * One thing that is observed. `read` is bounded in time by the sampler and may be called at any rhythm; a sensor that
 * needs two moments (load) keeps the earlier one itself. `costMs` states the processor time of one read, measured.
 */
export interface Sensor<Name extends SensorName = SensorName> {
  readonly name: Name
  readonly costMs: number
  read(): Reading<NonNullable<Sample[Name]>> | Promise<Reading<NonNullable<Sample[Name]>>>
  /** Calls back when the platform announces a change by itself (mains unplugged), so that nobody waits for a poll. */
  onChange?(changed: () => void): void
  close(): void
}

/** What our own jobs use right now: taken out of every load figure before it is judged. */
export interface OwnUse {
  /** Processor seconds of all held jobs since the engine began to count; only rises. */
  readonly cpuSeconds: number
  readonly memoryBytes: number
  readonly pids: ReadonlySet<number>
}

/** Where sensors look and whom they ask. Tests bring their own tree and environment. */
export interface SensorSurroundings {
  /** Root of /proc, /sys and /dev: `/` in real life. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** The folder whose file system the `disk` sensor watches. */
  readonly home: string
  /** Our jobs' use at this moment, from cpu.stat or from their members; never from a scan of all processes. */
  ownUse(): OwnUse
  /** Idle seconds as Electron's powerMonitor gives them, on platforms where it is right (macOS, Windows). */
  readonly hostIdleSeconds?: () => number
  /** Power source as the host app knows it, where the platform gives it only there. */
  readonly hostOnBattery?: () => boolean
}
