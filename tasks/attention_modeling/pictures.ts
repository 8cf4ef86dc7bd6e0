import type { Plot } from '../kind'
import { bars, chart, dots, ink, line, type Mark, palette } from '../plot'
import type { Params } from './params'
import type { Result, Selection } from './result'

export function pictures(params: Params, result: Result): readonly Plot[] {
  return [selectionOverTime(params, result), scores(result)]
}

const [blue, orange, green] = palette
const note = 'dots: simulated, lines: theory'

function selectionOverTime({ targets, items }: Params, { selection }: Result): Plot {
  const title = 'What has entered memory as time goes on'
  const timesMs = selection.map(({ timeMs }) => timeMs)
  const shown = selection.filter((_, index) => index % 2 === 0)
  const series = (
    simulated: keyof Selection,
    theory: keyof Selection,
    name: string,
    color: string,
  ): Mark[] => [
    line({ xs: timesMs, ys: selection.map((at) => at[theory]), color }),
    dots({
      xs: shown.map(({ timeMs }) => timeMs),
      ys: shown.map((at) => at[simulated]),
      name,
      color,
      radius: 2.4,
    }),
  ]
  const distractors = series('distractors', 'distractorsClosedForm', 'distractors', orange)
  const svg = chart({ title, note, x: 'time since the display came on (ms)', y: 'items in memory' }, [
    ...series('items', 'itemsClosedForm', 'all items', green),
    ...series('targets', 'targetsClosedForm', 'targets', blue),
    ...(targets < items ? distractors : []),
  ])
  return { name: 'selection', title, svg }
}

function scores({ scoreShares, scoreSharesClosedForm }: Result): Plot {
  const title = 'Whole report: how many items are seen'
  const most = scoreSharesClosedForm.reduce((last, share, score) => (share > 0 ? score : last), 0)
  const shown = Array.from({ length: most + 1 }, (_, score) => score)
  const svg = chart({ title, x: 'items reported', y: 'share of trials', yReaches: { from: 0, to: 0.1 } }, [
    bars({
      edges: Array.from({ length: most + 2 }, (_, edge) => edge - 0.5),
      heights: scoreShares.slice(0, most + 1),
      name: 'simulated',
      gapPixels: 24,
      color: green,
    }),
    dots({ xs: shown, ys: scoreSharesClosedForm.slice(0, most + 1), name: 'theory', color: ink }),
  ])
  return { name: 'scores', title, svg }
}
