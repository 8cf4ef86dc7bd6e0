import type { Lab } from './lab'
import type { Statistic } from './statistics'

/** What a figure must not pass, as the project promises it. */
export interface Bar {
  readonly limit: number
  /** Where the limit comes from or what it means, if the figure's name does not say it. */
  readonly note?: string
}

/** One number that the table shows. `MB` are 10⁶ bytes, `kB` 10³, `%` are of one core, `x` is how many times another. */
export interface Figure {
  readonly name: string
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'kB' | '%' | 'x'
  /** What stands for all its values: the number that is held against the bar. */
  readonly statistic: Statistic
  /** Without a bar a figure is for information. */
  readonly bar?: Bar
}

/** What was measured, by the figure's name: one list of values for each run. */
export type Measured = Readonly<Record<string, readonly (readonly number[])[]>>

/** Figures that are measured together. `run` leaves everything it started to the lab to clear away. */
export interface Bench {
  readonly name: string
  readonly what: string
  readonly figures: readonly Figure[]
  run(lab: Lab): Promise<Measured>
}

/** This machine cannot give the figures, for a reason that is none of ours to mend; says which. */
export class CannotMeasure extends Error {
  override readonly name = 'CannotMeasure'
}
