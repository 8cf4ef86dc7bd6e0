import { z } from 'zod'
import { gradientOf } from './model'
import type { Params } from './params'
import type { Session } from './session'

const Epoch = z.object({
  epoch: z.number(),
  trainingLoss: z.number(),
  heldOutLoss: z.number().nullable(),
  accuracy: z.number().nullable(),
})

export const Result = z.object({
  finalTrainingLoss: z.number().meta({
    description: 'What training lowers: mean log loss of the training rows plus penalty, l2 |w|^2 / (2 rows)',
  }),
  heldOutLoss: z.number().nullable().meta({
    description: 'Mean log loss of the held-out rows, without penalty; null where none were held out',
  }),
  accuracy: z
    .number()
    .nullable()
    .meta({ description: 'Share of held-out rows told right; null where none were held out' }),
  trainingAccuracy: z.number().meta({ description: 'Share of training rows told right' }),
  guessAccuracy: z.number().meta({
    description:
      'Share told right by always guessing the commoner label, of the held-out rows or else of all',
  }),
  gradientNorm: z
    .number()
    .meta({ description: 'Length of the training loss’s gradient at the end: 0 at an optimum' }),
  solver: z.enum(['newton', 'adam']).meta({ description: 'How it was trained' }),
  epochsDone: z.number(),
  trainingRows: z.number(),
  heldOutRows: z.number(),
  features: z.number(),
  dataSource: z
    .string()
    .meta({ description: 'Where the data come from, with their licence where they ship with Lull' }),
  labels: z.tuple([z.string(), z.string()]).meta({ description: 'What 0 and 1 stand for' }),
  curve: z.array(Epoch).meta({ description: 'At most 1000 epochs, evenly spread; all are in the table' }),
})
export type Result = z.infer<typeof Result>

export function summarize(params: Params, session: Session): Result {
  const { dataset, split, trainer } = session
  const { epochs } = trainer.history
  const series = trainer.history.series()
  const tested = split.heldOut.rows > 0
  const last = (name: keyof typeof series) => series[name][epochs - 1] ?? 0
  const ones = (tested ? split.heldOut : split.training).targets
  const share = ones.reduce((sum, target) => sum + target, 0) / ones.length
  return {
    finalTrainingLoss: last('trainingLoss'),
    heldOutLoss: tested ? last('heldOutLoss') : null,
    accuracy: tested ? last('heldOutAccuracy') : null,
    trainingAccuracy: last('trainingAccuracy'),
    guessAccuracy: Math.max(share, 1 - share),
    gradientNorm: gradientNorm(params, session),
    solver: trainer.solver,
    epochsDone: epochs,
    trainingRows: split.training.rows,
    heldOutRows: split.heldOut.rows,
    features: split.training.columns,
    dataSource: session.dataSource,
    labels: [...dataset.labels],
    curve: evenly(epochs).map((index) => ({
      epoch: index + 1,
      trainingLoss: series.trainingLoss[index] ?? 0,
      heldOutLoss: tested ? (series.heldOutLoss[index] ?? 0) : null,
      accuracy: tested ? (series.heldOutAccuracy[index] ?? 0) : null,
    })),
  }
}

function gradientNorm({ l2 }: Params, { split, trainer }: Session): number {
  const { model, weights } = trainer
  const part = split.training
  const order = Uint32Array.from({ length: part.rows }, (_, row) => row)
  const gradient = new Float64Array(model.size)
  gradientOf(model, weights, { part, order, from: 0, to: part.rows, l2 }, gradient)
  return Math.sqrt(gradient.reduce((sum, slope) => sum + slope * slope, 0))
}

const longestCurve = 1000

/** At most 1000 of the epochs, the last among them. */
function evenly(epochs: number): readonly number[] {
  const stride = Math.ceil(epochs / longestCurve)
  return Array.from({ length: epochs }, (_, epoch) => epoch).filter(
    (epoch) => (epochs - 1 - epoch) % stride === 0,
  )
}
