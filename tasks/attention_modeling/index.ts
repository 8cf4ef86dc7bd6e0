import { percent } from '../figures'
import { type Findings, dayInSeconds, defineKind, type Run } from '../kind'
import { Params, trialsOf } from './params'
import { pictures } from './pictures'
import { Result, summarize } from './result'
import { beginTrials } from './trials'

/** Which items of a brief display are seen: an exponential race for visual short-term memory. */
export const attentionModeling = defineKind<Params, Result>({
  name: 'attention_modeling',
  title: 'Attention modeling',
  about: 'Whole and partial report of brief displays by the theory of visual attention (Bundesen 1990)',
  params: Params,
  result: Result,
  estimateMemoryBytes: () => 50_000_000,
  timeoutSeconds: dayInSeconds,
  begin: (params) => open(params),
  resume: (params, saved) => open(params, saved),
})

function open(params: Params, saved?: Uint8Array): Run<Result> {
  const trials = beginTrials(params, saved)
  return {
    get progress() {
      return trials.done / trialsOf(params)
    },
    step: trials.step,
    save: trials.save,
    finish: () => findings(params, summarize(params, trials)),
  }
}

function findings(params: Params, result: Result): Findings<Result> {
  return {
    result,
    summary: sentence(params, result),
    tables: [selectionTable(result), scoreTable(result)],
    plots: pictures(params, result),
  }
}

function sentence({ items, targets, exposureMs }: Params, result: Result): string {
  const { wholeReport: whole, partialReport: partial, focusLevel } = result
  const part =
    targets < items
      ? ` and ${partial.simulated.toFixed(2)} of ${targets} targets among ${items - targets} distractors ` +
        `(theory ${partial.closedForm.toFixed(2)}), with ${percent(focusLevel, 0)} of memory given to targets`
      : ''
  return (
    `Of ${items} items shown for ${exposureMs} ms, ${whole.simulated.toFixed(2)} are seen ` +
    `(theory ${whole.closedForm.toFixed(2)})${part}.`
  )
}

function selectionTable({ selection }: Result) {
  return {
    name: 'selection',
    columns: {
      timeMs: selection.map((at) => at.timeMs),
      items: selection.map((at) => at.items),
      itemsClosedForm: selection.map((at) => at.itemsClosedForm),
      targets: selection.map((at) => at.targets),
      targetsClosedForm: selection.map((at) => at.targetsClosedForm),
      distractors: selection.map((at) => at.distractors),
      distractorsClosedForm: selection.map((at) => at.distractorsClosedForm),
    },
  }
}

function scoreTable({ scoreShares, scoreSharesClosedForm }: Result) {
  return {
    name: 'scores',
    columns: {
      score: scoreShares.map((_, score) => score),
      share: scoreShares,
      closedForm: scoreSharesClosedForm,
    },
  }
}
