import type { Limits, Paused, ReasonCode, Sample, Settings } from '../../../shared/model'
import type { Now } from '../../clock'
import type { Delays } from '../latch'
import type { LimitsRow } from '../limits'

/** All that a rule may look at. */
export interface Scene {
  readonly sample: Sample
  readonly settings: Settings
  readonly paused: Paused | null
  readonly now: Now
  readonly row: LimitsRow
  readonly limits: Limits
}

/** `idle.afterSeconds`: the path of a setting. */
export type SettingPath<T = Settings> = {
  [Key in keyof T & string]: T[Key] extends object
    ? T[Key] extends readonly unknown[]
      ? Key
      : `${Key}.${SettingPath<T[Key]>}`
    : Key
}[keyof T & string]

export type RuleKey =
  | 'paused'
  | 'blind.idle'
  | 'blind.power'
  | 'blind.cpu'
  | 'blind.memory'
  | 'userActive'
  | 'userActive.start'
  | 'inCall'
  | 'fullScreen'
  | 'excludedApp'
  | 'idleInhibited'
  | 'outsideHours'
  | 'batteryLow'
  | 'tooHot.cpu'
  | 'tooHot.gpu'
  | 'memory.full'
  | 'memory.pressure'
  | 'memory.start'
  | 'diskLow'
  | 'cpuBusy'
  | 'cpuBusy.start'
  | 'gpuBusy'
  | 'gpuBusy.start'

interface RuleFrame {
  readonly key: RuleKey
  readonly code: ReasonCode
  /** `veto` stops what runs and keeps jobs from starting; `wait` only keeps them from starting. */
  readonly effect: 'veto' | 'wait'
  /** The settings that the rule depends on. */
  readonly reads: readonly SettingPath[]
}

/** A comparison with a limit that the settings give. */
export interface Bound {
  readonly is: 'above' | 'atLeast' | 'below' | 'atMost'
  readonly limit: (scene: Scene) => number
}

/** A rule about a figure. An `undefined` figure (the machine has not got it, or its sensor is blind) is clear. */
export interface GaugeRule extends RuleFrame {
  readonly kind: 'gauge'
  readonly unit: string
  readonly figure: (scene: Scene) => number | undefined
  /** Whose figure it is, where there are several. */
  readonly subject?: (scene: Scene) => string | undefined
  readonly past: Bound
  /** Without it the rule lets go as soon as the figure is not `past`. */
  readonly clear?: Bound
  readonly delays?: (settings: Settings) => Delays
}

/** What a fact rule found. */
export interface Fact {
  readonly value?: number | string | undefined
  readonly limit?: number | string | undefined
  readonly unit?: string
  readonly subject?: string | undefined
  /** The wall-clock moment (Unix ms) at which it ends by itself. */
  readonly endsAtMs?: number | null
  /** The trouble is over, only the band past its limit is not: where the figure must go. */
  readonly settlesAt?: number
}

/** A rule about something that is the case or not. */
export interface FactRule extends RuleFrame {
  readonly kind: 'fact'
  readonly find: (scene: Scene) => Fact | null
}

export type Rule = GaugeRule | FactRule

export const above = (limit: Bound['limit']): Bound => ({ is: 'above', limit })
export const atLeast = (limit: Bound['limit']): Bound => ({ is: 'atLeast', limit })
export const below = (limit: Bound['limit']): Bound => ({ is: 'below', limit })
export const atMost = (limit: Bound['limit']): Bound => ({ is: 'atMost', limit })
