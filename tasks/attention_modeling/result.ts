import { z } from 'zod'
import { sum } from '../statistics'
import { type Params, trialsOf } from './params'
import { raceSeconds, ratesOf } from './rates'
import { meanScore, scoreLaw, selectedBy } from './theory'
import { type Tally, timeBins, type Trials } from './trials'

const Report = z.object({
  simulated: z.number().meta({ description: 'Mean number of items reported' }),
  standardError: z.number(),
  closedForm: z.number(),
})

const Selection = z.object({
  timeMs: z.number().meta({ description: 'Time since the display came on' }),
  items: z.number().meta({ description: 'Items in memory by then, in whole report' }),
  itemsClosedForm: z.number(),
  targets: z.number().meta({ description: 'Targets in memory by then, in partial report' }),
  targetsClosedForm: z.number(),
  distractors: z.number().meta({ description: 'Distractors in memory by then, in partial report' }),
  distractorsClosedForm: z.number(),
})
export type Selection = z.infer<typeof Selection>

export const Result = z.object({
  focusLevel: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: 'Share of the selected items that are targets, in partial report' }),
  wholeReport: Report,
  partialReport: Report,
  scoreShares: z
    .array(z.number())
    .meta({ description: 'Whole report: share of the trials with a score of 0, 1, 2 …' }),
  scoreSharesClosedForm: z.array(z.number()),
  selection: z.array(Selection),
})
export type Result = z.infer<typeof Result>

export function summarize(params: Params, { whole, partial }: Trials): Result {
  const seconds = raceSeconds(params)
  const rates = ratesOf(params, 'whole')
  const selection = selectionOverTime(params, whole, partial)
  const end = selection.at(-1)
  const scores = scoreLaw(rates, params.capacity, seconds)
  const [targets, distractors] = [sum(partial.counting), sum(partial.distracting)]
  return {
    focusLevel: targets + distractors === 0 ? 0 : targets / (targets + distractors),
    wholeReport: { ...meanOf(whole), closedForm: meanScore(rates, params.capacity, seconds) },
    partialReport: { ...meanOf(partial), closedForm: end?.targetsClosedForm ?? 0 },
    scoreShares: Array.from(whole.scores, (count) => count / trialsOf(params)),
    scoreSharesClosedForm: Array.from(scores),
    selection,
  }
}

/** Mean score and its standard error. */
function meanOf({ scores }: Tally): { readonly simulated: number; readonly standardError: number } {
  const trials = sum(scores)
  const mean = scores.reduce((total, count, score) => total + count * score, 0) / trials
  const squares = scores.reduce((total, count, score) => total + count * (score - mean) * (score - mean), 0)
  return { simulated: mean, standardError: Math.sqrt(squares / (trials - 1) / trials) }
}

function selectionOverTime(params: Params, whole: Tally, partial: Tally): Selection[] {
  const { exposureMs, thresholdMs, capacity, targets } = params
  const timesMs = Array.from({ length: timeBins + 1 }, (_, bin) => (exposureMs * bin) / timeBins)
  const seconds = timesMs.map((ms) => Math.max(0, ms - thresholdMs) / 1000)
  const rates = ratesOf(params, 'whole')
  const selected = selectedBy(ratesOf(params, 'partial'), capacity, seconds)
  const seen = (entries: Float64Array, bin: number) => sum(entries.subarray(0, bin)) / trialsOf(params)
  return timesMs.map((timeMs, bin) => ({
    timeMs,
    items: seen(whole.counting, bin),
    itemsClosedForm: meanScore(rates, capacity, seconds[bin] ?? 0),
    targets: seen(partial.counting, bin),
    targetsClosedForm: sum(selected[bin]?.subarray(0, targets) ?? []),
    distractors: seen(partial.distracting, bin),
    distractorsClosedForm: sum(selected[bin]?.subarray(targets) ?? []),
  }))
}
