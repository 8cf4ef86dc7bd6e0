import { z } from 'zod'
import { mean, variance } from '../statistics'
import type { Forgetting } from './forgetting'
import { errorAtRest, oneStepError } from './hopfield-theory'
import type { Params } from './params'
import type { Recall } from './recall'
import type { RecallAtLoad } from './recall-tally'
import { lifetime, signalToNoise } from './synapse-theory'

const AtLoad = z.object({
  load: z.number().meta({ description: 'Patterns a neuron' }),
  oneStepError: z.number().meta({ description: 'Share of wrong bits after one step' }),
  oneStepStandardError: z.number().meta({ description: 'Standard error of that, over networks' }),
  oneStepClosedForm: z.number(),
  errorAtRest: z.number().meta({ description: 'Share of wrong bits once the network has come to rest' }),
  errorAtRestClosedForm: z
    .number()
    .nullable()
    .meta({ description: 'For a large network; null beyond the critical load of 0.138' }),
})
export type AtLoad = z.infer<typeof AtLoad>

const Lifetimes = z
  .object({ withReplay: z.number(), withoutReplay: z.number() })
  .meta({ description: 'Others stored until signal is below noise for good' })

export const Result = z.object({
  consolidationLevel: z.number().min(0).max(1).meta({
    description: 'How much of the memory the synapses hold after its last replay: 0 nothing, 1 all',
  }),
  recallError: z
    .number()
    .meta({ description: 'Share of wrong bits after one step of the Hopfield network at the asked load' }),
  recallErrorClosedForm: z.number(),
  patternsKept: z
    .number()
    .meta({ description: 'Stored patterns that come to rest with fewer than 5 % of their bits wrong' }),
  signalToNoise: z.array(z.number()).meta({
    description: 'Signal over noise of the replayed memory: at place t, when t others were stored after it',
  }),
  signalToNoiseClosedForm: z.array(z.number()),
  signalToNoiseWithoutReplay: z.array(z.number()),
  lifetimeMemories: Lifetimes,
  lifetimeMemoriesClosedForm: Lifetimes,
  errorByLoad: z.array(AtLoad),
})
export type Result = z.infer<typeof Result>

export function summarize(params: Params, recall: Recall, forgetting: Forgetting): Result {
  const { numNeurons, patterns, replays, replayEvery } = params
  const loads = recall.found()
  const asked = loads.find((at) => at.patterns === patterns)
  const { withReplay, withoutReplay, noise } = forgetting.found()
  const never = { ...params, replays: 0 }
  const snr = (trace: Float64Array) => Array.from(trace, (value) => value / noise)
  const [replayed, plain] = [snr(withReplay), snr(withoutReplay)]
  return {
    consolidationLevel: Math.min(1, Math.max(0, withReplay[replays * replayEvery] ?? 0)),
    recallError: mean(asked?.oneStep ?? []),
    recallErrorClosedForm: oneStepError(numNeurons, patterns),
    patternsKept: Math.round(patterns * (asked?.kept ?? 0)),
    signalToNoise: replayed,
    signalToNoiseClosedForm: replayed.map((_, later) => signalToNoise(numNeurons, params, later)),
    signalToNoiseWithoutReplay: plain,
    lifetimeMemories: { withReplay: lifetimeSeen(replayed), withoutReplay: lifetimeSeen(plain) },
    lifetimeMemoriesClosedForm: {
      withReplay: lifetime(numNeurons, params),
      withoutReplay: lifetime(numNeurons, never),
    },
    errorByLoad: loads.map((at) => atLoad(numNeurons, at)),
  }
}

function atLoad(numNeurons: number, { patterns, oneStep, atRest }: RecallAtLoad): AtLoad {
  return {
    load: patterns / numNeurons,
    oneStepError: mean(oneStep),
    oneStepStandardError: standardError(oneStep),
    oneStepClosedForm: oneStepError(numNeurons, patterns),
    errorAtRest: mean(atRest),
    errorAtRestClosedForm: errorAtRest(patterns / numNeurons),
  }
}

/** The last time that signal was above noise. */
function lifetimeSeen(snr: readonly number[]): number {
  return snr.reduce((last, value, later) => (value >= 1 ? later : last), 0)
}

function standardError(values: readonly number[]): number {
  return Math.sqrt(variance(values) / values.length)
}
