import { grouped, percent } from '../figures'
import { type Aids, type Findings, dayInSeconds, defineKind, type Run, type Table } from '../kind'
import { pack, unpack } from '../state'
import { longestText } from './dataset'
import { epochsOf, Params, shipped } from './params'
import { pictures } from './pictures'
import { Result, summarize } from './result'
import { beginSession, type Session } from './session'
import { weightsFile } from './weights-file'

/** Learns to tell two labels apart: L2 logistic regression to its optimum, or a small perceptron. */
export const trainingSession = defineKind<Params, Result>({
  name: 'training_session',
  title: 'Training session',
  about:
    'L2 logistic regression (Cox 1958) or a small perceptron, on a data set that ships with Lull or on a CSV file',
  params: Params,
  result: Result,
  estimateMemoryBytes: (params) =>
    50_000_000 +
    (params.data === shipped ? 0 : bytesPerCharacter * longestText) +
    bytesPerEpoch * epochsOf(params),
  reads: ({ data }) => (data === shipped ? [] : [data]),
  timeoutSeconds: 7 * dayInSeconds,
  begin: (params, aids) => open(params, aids),
  resume: (params, saved, aids) => open(params, aids, saved),
})

/** Its place in the history, in a saved state and in the tables and curves made of it: 70 were measured. */
const bytesPerEpoch = 100
/** A file's text, its cells and its numbers, twice: as read and standardised. A number takes two characters or more. */
const bytesPerCharacter = 24

function open(params: Params, aids: Aids, saved?: Uint8Array): Run<Result> {
  const session = beginSession(params, aids)
  const { trainer, fingerprint } = session
  const learnedFrom = Uint32Array.of(fingerprint)
  const state = [learnedFrom, ...trainer.state]
  if (saved !== undefined) unpack(saved, state)
  if (learnedFrom[0] !== fingerprint) throw new RangeError('the saved state belongs to other data')
  return {
    get progress() {
      return trainer.progress
    },
    step: trainer.step,
    save: () => pack(state),
    finish: () => findings(params, session),
  }
}

function findings(params: Params, session: Session): Findings<Result> {
  const result = summarize(params, session)
  return {
    result,
    summary: sentence(params, result),
    tables: [curveTable(session)],
    plots: pictures(session),
    files: { 'weights.json': weightsFile(params, session) },
  }
}

function sentence({ model, data }: Params, result: Result): string {
  const { labels, accuracy, guessAccuracy, trainingAccuracy, trainingRows, heldOutRows } = result
  const name = model === 'logistic' ? 'A logistic regression' : 'A perceptron'
  const [told, where] =
    accuracy === null
      ? [trainingAccuracy, 'the rows it was trained on']
      : [accuracy, `${grouped(heldOutRows)} held-out rows`]
  return (
    `${name} trained on ${grouped(trainingRows)} rows of ${data} tells ${labels[0]} from ${labels[1]} in ${percent(told)} of ${where} ` +
    `(guessing: ${percent(guessAccuracy)}); its training loss ended at ${result.finalTrainingLoss.toPrecision(4)} ` +
    `after ${result.epochsDone} epochs.`
  )
}

function curveTable({ split, trainer }: Session): Table {
  const { trainingLoss, trainingAccuracy, heldOutLoss, heldOutAccuracy } = trainer.history.series()
  const columns = { epoch: trainingLoss.map((_, index) => index + 1), trainingLoss, trainingAccuracy }
  return {
    name: 'curve',
    columns: split.heldOut.rows > 0 ? { ...columns, heldOutLoss, heldOutAccuracy } : columns,
  }
}
