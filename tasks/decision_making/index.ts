import { grouped, percent } from '../figures'
import { type Aids, dayInSeconds, defineKind, type Run, type Table } from '../kind'
import { pack, unpack } from '../state'
import { Params } from './params'
import { pictures } from './pictures'
import { Result, summarize } from './result'
import { bytesPerTrial, cutting, simulateTrials, type Trials, trialsIn } from './trials'

/** Two-choice decisions by drift-diffusion (Ratcliff 1978), with confidence. */
export const decisionMaking = defineKind<Params, Result>({
  name: 'decision_making',
  title: 'Decision making',
  about: 'Two-choice decisions by drift-diffusion (Ratcliff 1978), with confidence in two stages (2DSD)',
  params: Params,
  result: Result,
  // the trials themselves, a saved state, and what sorts and counts them at the end: 85 bytes a trial were measured
  estimateMemoryBytes: ({ trials }) => 6 * bytesPerTrial * trials + 50_000_000,
  timeoutSeconds: dayInSeconds,
  begin: (params, aids) => open(params, aids),
  resume: (params, saved, aids) => open(params, aids, saved),
  openLane: simulateTrials,
})

function open(params: Params, { crew }: Aids, saved?: Uint8Array): Run<Result> {
  const memory = new SharedArrayBuffer(bytesPerTrial * params.trials)
  const trials = trialsIn(memory, params.trials)
  const done = new Uint32Array(1)
  const state = [done, trials.responseMs, trials.confidence, trials.right]
  if (saved !== undefined) unpack(saved, state)
  const carryOut = crew.gather(memory, simulateTrials(params, memory))
  const { orders } = cutting(params)
  const ordersDone = () => done[0] ?? 0
  return {
    get progress() {
      return ordersDone() / orders
    },
    step() {
      carryOut(ordersDone())
      done[0] = ordersDone() + 1
    },
    save: () => pack(state),
    finish() {
      const result = summarize(params, trials)
      return {
        result,
        summary: sentence(params, result),
        tables: [trialTable(trials)],
        plots: pictures(params, result, trials),
      }
    },
  }
}

function sentence({ trials }: Params, { accuracy, meanRtMs, closedForm, confidence }: Result): string {
  return (
    `Of ${grouped(trials)} decisions ${percent(accuracy)} were right (theory ${percent(closedForm.accuracy)}), ` +
    `after ${meanRtMs.toFixed(0)} ms on average (theory ${closedForm.meanRtMs.toFixed(0)} ms), ` +
    `with a mean confidence of ${percent(confidence.level)}.`
  )
}

/** Enough rows for any plot or fit of one's own. */
const longestTable = 100_000

function trialTable({ responseMs, right, confidence }: Trials): Table {
  const columns = {
    responseMs: responseMs.subarray(0, longestTable),
    right: right.subarray(0, longestTable),
    confidence: confidence.subarray(0, longestTable),
  }
  return { name: 'trials', columns }
}
