import { z } from 'zod'
import { sum } from '../statistics'
import { excitatoryOf, type Params } from './params'
import { rhythms, type Spectrum } from './spectrum'
import { binMs, type Seen, windowMs } from './watch'

export const Result = z.object({
  meanRateHz: z.number().meta({ description: 'Spikes per second and neuron' }),
  populationRatesHz: z.object({ excitatory: z.number(), inhibitory: z.number() }),
  spikeCount: z.number(),
  spectrumPeaksHz: z
    .array(z.number())
    .meta({ description: 'Rhythms of the population, at most three, the strongest first' }),
  intervalCv: z.number().nullable().meta({
    description: 'Coefficient of variation of the intervals between spikes: 0 clock-like, 1 random',
  }),
  synchrony: z.number().meta({ description: '0: everybody for itself, 1: all as one' }),
  activityLevel: z.number().meta({ description: 'Mean share of neurons that fire within 100 ms, 0 to 1' }),
  theoreticalRateHz: z
    .number()
    .nullable()
    .meta({ description: 'By mean-field theory, where there is one (brunel)' }),
})
export type Result = z.infer<typeof Result>

export function summarize(
  { numNeurons, durationMs }: Params,
  seen: Seen,
  spectrum: Spectrum,
  theoreticalRateHz: number | null,
): Result {
  const seconds = durationMs / 1000
  const excitatory = excitatoryOf(numNeurons)
  const [ofExcitatory, ofInhibitory] = [sum(seen.excitatoryPerMs), sum(seen.inhibitoryPerMs)]
  const spikeCount = ofExcitatory + ofInhibitory
  return {
    meanRateHz: spikeCount / (numNeurons * seconds),
    populationRatesHz: {
      excitatory: ofExcitatory / (excitatory * seconds),
      inhibitory: ofInhibitory / ((numNeurons - excitatory) * seconds),
    },
    spikeCount,
    spectrumPeaksHz: rhythms(spectrum),
    intervalCv: meanIntervalCv(seen),
    synchrony: synchrony(numNeurons, durationMs, seen),
    activityLevel: sum(seen.windows) / (numNeurons * Math.ceil(durationMs / windowMs)),
    theoreticalRateHz,
  }
}

/** Fewer intervals than this say nothing about their variation. */
const fewestIntervals = 5

/** Mean over the neurons that fired often enough (Softky and Koch 1993); `null` where none did. */
function meanIntervalCv({ spikes, intervalSum, intervalSquares }: Seen): number | null {
  let [total, counted] = [0, 0]
  for (const [neuron, count] of spikes.entries()) {
    const intervals = count - 1
    if (intervals < fewestIntervals) continue
    const mean = (intervalSum[neuron] as number) / intervals
    const variance = ((intervalSquares[neuron] as number) - intervals * mean * mean) / (intervals - 1)
    total += Math.sqrt(Math.max(0, variance)) / mean
    counted += 1
  }
  return counted === 0 ? null : total / counted
}

/**
 * Golomb and Rinzel (1993; Golomb 2007, Scholarpedia 2(1):1347): deviation of the population's mean activity over that of
 * single neurons, in bins of 2 ms: 1 where all fire as one, 1/sqrt(N) where each fires for itself.
 */
function synchrony(numNeurons: number, durationMs: number, seen: Seen): number {
  const bins = Math.floor(durationMs / binMs)
  const activity = Float64Array.from({ length: bins }, (_, bin) => {
    const [one, other] = [bin * binMs, bin * binMs + 1]
    const of = (counts: Float64Array) => (counts[one] as number) + (counts[other] as number)
    return (of(seen.excitatoryPerMs) + of(seen.inhibitoryPerMs)) / numNeurons
  })
  const mean = sum(activity) / bins
  const together = sum(activity.map((value) => (value - mean) * (value - mean))) / bins
  const alone = sum(Array.from(seen.bins, (count) => (count / bins) * (1 - count / bins))) / numNeurons
  return alone > 0 ? Math.min(1, Math.sqrt(together / alone)) : 0
}
