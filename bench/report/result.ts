import type { Bench, Figure, Measured } from '../bench'
import { summarize, type Summary } from '../statistics'

/** `info`: a figure without a bar. */
export type Verdict = 'met' | 'missed' | 'info'

export interface FigureResult extends Figure {
  readonly summary: Summary
  readonly verdict: Verdict
  /** Every value of every run, so that others can work out their own statistics. */
  readonly values: readonly (readonly number[])[]
}

/** `error`: what went wrong; `cannotMeasure`: what this machine lacks. Either way there are no figures. */
export interface BenchResult {
  readonly name: string
  readonly what: string
  readonly seconds: number
  /** How busy the machine was with other things just before. */
  readonly busyBeforePercent: number
  readonly figures: readonly FigureResult[]
  readonly error?: string
  readonly cannotMeasure?: string
}

/** Throws when a figure that the bench announces was not measured. */
export function judge(bench: Bench, measured: Measured): readonly FigureResult[] {
  return bench.figures.map((figure) => {
    const values = measured[figure.name]
    if (values === undefined || values.length === 0) throw new Error(`${figure.name} was not measured`)
    const summary = summarize(values, figure.statistic)
    return { ...figure, summary, verdict: verdictOf(figure, summary), values }
  })
}

function verdictOf({ bar }: Figure, { result }: Summary): Verdict {
  if (bar === undefined) return 'info'
  return result <= bar.limit ? 'met' : 'missed'
}
