import { grouped, percent } from '../figures'
import { type Findings, dayInSeconds, defineKind, type Run, type Table } from '../kind'
import { pack, unpack } from '../state'
import { beginForgetting } from './forgetting'
import { Params } from './params'
import { pictures } from './pictures'
import { beginRecall, patternCounts } from './recall'
import { Result, summarize } from './result'

/** How memories survive one another: in a Hopfield network, and in binary synapses that are replayed. */
export const memoryConsolidation = defineKind<Params, Result>({
  name: 'memory_consolidation',
  title: 'Memory consolidation',
  about:
    'Recall error of a Hopfield network against its load (Hopfield 1982), and memories in binary synapses that fade and are replayed (Fusi and Abbott 2007)',
  params: Params,
  result: Result,
  // one network, and the one before it until its memory is found to be free
  estimateMemoryBytes: (params) => 2 * params.numNeurons * Math.max(...patternCounts(params)) + 50_000_000,
  timeoutSeconds: dayInSeconds,
  begin: (params) => open(params),
  resume: (params, saved) => open(params, saved),
})

function open(params: Params, saved?: Uint8Array): Run<Result> {
  const [recall, forgetting] = [beginRecall(params), beginForgetting(params)]
  const state = [...recall.state, ...forgetting.state]
  if (saved !== undefined) unpack(saved, state)
  return {
    get progress() {
      if (recall.isDone && forgetting.isDone) return 1
      return (recall.workDone + forgetting.workDone) / (recall.work + forgetting.work)
    },
    step() {
      if (recall.isDone) forgetting.step()
      else recall.step()
    },
    save: () => pack(state),
    finish: () => findings(params, summarize(params, recall, forgetting)),
  }
}

function findings(params: Params, result: Result): Findings<Result> {
  return {
    result,
    summary: sentence(params, result),
    tables: tables(result),
    plots: pictures(params, result),
  }
}

function sentence({ numNeurons, patterns, replays }: Params, result: Result): string {
  const { recallError, recallErrorClosedForm, patternsKept, lifetimeMemories: lasts } = result
  const replayed = replays > 0 ? `, and for ${lasts.withReplay} when replayed (${replays} times)` : ''
  return (
    `A network of ${grouped(numNeurons)} neurons keeps ${patternsKept} of ${patterns} patterns, with ${percent(recallError, 3)} of bits ` +
    `wrong after one step (theory ${percent(recallErrorClosedForm, 3)}); in binary synapses a memory stands out of the noise ` +
    `for ${lasts.withoutReplay} others${replayed}.`
  )
}

function tables(result: Result): readonly Table[] {
  const loads = result.errorByLoad
  return [
    {
      name: 'signal-to-noise',
      columns: {
        memoriesLater: result.signalToNoise.map((_, later) => later),
        withReplay: result.signalToNoise,
        closedForm: result.signalToNoiseClosedForm,
        withoutReplay: result.signalToNoiseWithoutReplay,
      },
    },
    {
      name: 'error-by-load',
      columns: {
        load: loads.map(({ load }) => load),
        oneStepError: loads.map(({ oneStepError }) => oneStepError),
        oneStepStandardError: loads.map(({ oneStepStandardError }) => oneStepStandardError),
        oneStepClosedForm: loads.map(({ oneStepClosedForm }) => oneStepClosedForm),
        errorAtRest: loads.map(({ errorAtRest }) => errorAtRest),
      },
    },
  ]
}
