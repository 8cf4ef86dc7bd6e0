import { z } from 'zod'
import { mean, sum, variance } from '../statistics'
import { accuracyOf, ezDiffusion, meanDecisionSeconds } from './closed-forms'
import type { Params } from './params'
import type { Trials } from './trials'

const Calibration = z.object({
  stated: z.number().meta({ description: 'Mean stated probability in this tenth' }),
  observed: z.number().meta({ description: 'Share of right answers in it' }),
  trials: z.number(),
})

export const Result = z.object({
  accuracy: z.number().meta({ description: 'Share of right answers' }),
  meanRtMs: z.number(),
  rtQuantilesMs: z
    .object({ right: z.array(z.number()), wrong: z.array(z.number()) })
    .meta({ description: 'Response times at 10, 30, 50, 70 and 90 % of right and wrong answers' }),
  confidence: z.object({
    level: z.number().meta({ description: 'Mean stated probability of being right, 0 to 1' }),
    calibration: z.array(Calibration),
    calibrationError: z
      .number()
      .meta({ description: 'Mean distance of stated from observed, weighted by trials' }),
  }),
  ez: z
    .object({ drift: z.number(), boundary: z.number(), nonDecisionMs: z.number() })
    .nullable()
    .meta({ description: 'EZ-diffusion’s estimate from the simulated responses; null without an error' }),
  closedForm: z.object({ accuracy: z.number(), meanRtMs: z.number() }),
})
export type Result = z.infer<typeof Result>

const quantiles = [0.1, 0.3, 0.5, 0.7, 0.9] as const

export function summarize(params: Params, { responseMs, confidence, right }: Trials): Result {
  const { drift, boundary, nonDecisionMs } = params
  const ofRight = responseMs.filter((_, trial) => right[trial] === 1).sort()
  const ofWrong = responseMs.filter((_, trial) => right[trial] === 0).sort()
  const accuracy = ofRight.length / responseMs.length
  const ez = ezDiffusion(accuracy, variance(ofRight) / 1e6, mean(ofRight) / 1000)
  const calibration = calibrate(confidence, right)
  const distances = calibration.map(({ stated, observed, trials }) => trials * Math.abs(stated - observed))
  return {
    accuracy,
    meanRtMs: mean(responseMs),
    rtQuantilesMs: { right: quantilesOf(ofRight), wrong: quantilesOf(ofWrong) },
    confidence: {
      level: mean(confidence),
      calibration,
      calibrationError: sum(distances) / responseMs.length,
    },
    ez: ez && { drift: ez.drift, boundary: ez.boundary, nonDecisionMs: 1000 * ez.nonDecisionSeconds },
    closedForm: {
      accuracy: accuracyOf(drift, boundary),
      meanRtMs: nonDecisionMs + 1000 * meanDecisionSeconds(drift, boundary),
    },
  }
}

/** Stated against observed, in tenths of the stated probability; empty tenths are left out. */
function calibrate(confidence: Float64Array, right: Uint8Array): Result['confidence']['calibration'] {
  const tenths = Array.from({ length: 10 }, () => ({ stated: 0, right: 0, trials: 0 }))
  for (const [trial, stated] of confidence.entries()) {
    const tenth = tenths[Math.min(9, Math.floor(10 * stated))]
    if (tenth === undefined) continue
    tenth.stated += stated
    tenth.right += right[trial] ?? 0
    tenth.trials += 1
  }
  return tenths
    .filter(({ trials }) => trials > 0)
    .map((tenth) => ({
      stated: tenth.stated / tenth.trials,
      observed: tenth.right / tenth.trials,
      trials: tenth.trials,
    }))
}

function quantilesOf(sorted: Float64Array): number[] {
  if (sorted.length === 0) return []
  return quantiles.map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
}
