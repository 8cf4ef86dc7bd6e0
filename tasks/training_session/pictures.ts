import type { Plot } from '../kind'
import { bars, chart, ink, line, palette } from '../plot'
import type { Session } from './session'

export function pictures(session: Session): readonly Plot[] {
  return [learningCurve(session), separation(session)]
}

const [blue, orange] = palette

function learningCurve({ split, trainer }: Session): Plot {
  const title = 'Loss, epoch after epoch'
  const { trainingLoss, heldOutLoss } = trainer.history.series()
  const epochs = trainingLoss.map((_, index) => index + 1)
  const frame = { title, x: 'epoch', y: 'loss (nats a row)', yReaches: { from: 0, to: 0.1 } }
  const heldOut = [line({ xs: epochs, ys: heldOutLoss, name: 'held out', color: orange })]
  const svg = chart(frame, [
    line({ xs: epochs, ys: trainingLoss, name: 'training, with penalty', color: blue }),
    ...(split.heldOut.rows > 0 ? heldOut : []),
  ])
  return { name: 'learning', title, svg }
}

const bins = 40

/** What the model says of the rows of each label: of those held out, or else of those it was trained on. */
function separation({ dataset, split, trainer }: Session): Plot {
  const [part, which] = split.heldOut.rows > 0 ? [split.heldOut, 'held-out'] : [split.training, 'training']
  const [zero, one] = dataset.labels
  const said = Float64Array.from({ length: part.rows }, (_, row) =>
    trainer.model.logOdds(trainer.weights, part.values, row * part.columns),
  )
  const widest = said.reduce((most, logOdds) => Math.max(most, Math.abs(logOdds)), 1)
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => ((2 * edge) / bins - 1) * widest)
  const counts = [new Float64Array(bins), new Float64Array(bins)] as const
  for (const [row, logOdds] of said.entries()) {
    const ofLabel = part.targets[row] === 1 ? counts[1] : counts[0]
    const bin = Math.min(bins - 1, Math.floor(((logOdds / widest + 1) / 2) * bins))
    ofLabel[bin] = (ofLabel[bin] as number) + 1
  }
  const tallest = Math.max(...counts[0], ...counts[1])
  const title = `What the model says of ${which} rows`
  const note = `left of the line: ${zero}, right of it: ${one}`
  const svg = chart({ title, note, x: `log odds of ${one}`, y: 'rows' }, [
    bars({ edges, heights: counts[0], name: zero, color: blue }),
    bars({ edges, heights: counts[1], name: one, color: orange }),
    line({ xs: [0, 0], ys: [0, tallest], dashed: true, color: ink, widthPixels: 1 }),
  ])
  return { name: 'separation', title, svg }
}
