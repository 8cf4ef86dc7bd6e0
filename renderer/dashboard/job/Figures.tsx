import type { Job, UsagePoint } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { clockOf, shortMoment } from '../../ui/moment'
import { Answer } from '../Answer'
import { useAsked } from '../use-asked'
import styles from './Figures.module.css'
import {
  figuresIn,
  pathOf,
  type Series,
  seriesOf,
  spansOf,
  summaryOf,
  type UsageFigure,
} from './usage-figures'
import { localBytes } from '../../ui/local-bytes'

const mostPoints = 2000
const mostRows = 40
const everySeconds = 5

/** What the job used over time: as lines, in words, and as a table. */
export function Figures({ job, client }: { readonly job: Job; readonly client: Client }) {
  const ask = () => client.jobs.usage({ job: job.id, limit: mostPoints })
  const asked = useAsked(job.id, ask, isOutcome(job.state) ? undefined : everySeconds)
  return <Answer asked={asked}>{(points) => <Shown points={points} isOver={isOutcome(job.state)} />}</Answer>
}

interface ShownProps {
  readonly points: readonly UsagePoint[]
  readonly isOver: boolean
}

function Shown({ points, isOver }: ShownProps) {
  const figures = figuresIn(points)
  if (figures.length === 0)
    return <p className={styles.none}>{isOver ? words.noFiguresEver : words.noFigures}</p>
  return (
    <div className={styles.figures}>
      <div className={styles.charts}>
        {figures.map((figure) => (
          <FigureChart key={figure.name} figure={figure} points={points} />
        ))}
      </div>
      <div className={styles.table} tabIndex={0} role="group" aria-label={words.figuresTable}>
        <UsageTable points={points} figures={figures} />
      </div>
    </div>
  )
}

interface FigureChartProps {
  readonly figure: UsageFigure
  readonly points: readonly UsagePoint[]
}

function FigureChart({ figure, points }: FigureChartProps) {
  const series = seriesOf(points, figure)
  const { mean, peak, last } = summaryOf(series)
  const { name, fold } = figure
  const show = shown[name]
  const top = tops[name](peak)
  const summary =
    fold === 'mean' ? words.meanSummary(show(mean), show(peak)) : words.peakSummary(show(last), show(peak))
  return (
    <Chart title={words.figures[name]} summary={summary} top={top} topLabel={show(top)} series={series} />
  )
}

/** How a value of a figure is written. */
const shown: Readonly<Record<UsageFigure['name'], (value: number) => string>> = {
  processors: words.cores,
  memory: localBytes,
  gpu: messages.percent,
  gpuMemory: localBytes,
}

const withRoom = (peak: number) => peak * 1.1

/** The upper edge of a figure's chart, from the most that was seen. */
const tops: Readonly<Record<UsageFigure['name'], (peak: number) => number>> = {
  processors: (peak) => Math.max(1, Math.ceil(peak)),
  memory: withRoom,
  gpu: () => 100,
  gpuMemory: withRoom,
}

interface ChartProps {
  readonly title: string
  readonly summary: string
  readonly top: number
  readonly topLabel: string
  readonly series: Series
}

const size = { width: 600, height: 120 }

function Chart({ title, summary, top, topLabel, series }: ChartProps) {
  const line = pathOf(series, { ...size, top })
  const [from, to] = [series[0]?.at ?? 0, series.at(-1)?.at ?? 0]
  return (
    <figure className={styles.chart}>
      <figcaption>
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </figcaption>
      <p className={styles.top}>{topLabel}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
        <path className={styles.line} d={line} />
      </svg>
      <p className={styles.axis}>
        <span>{clockOf(from)}</span>
        <span>{clockOf(to)}</span>
      </p>
    </figure>
  )
}

interface UsageTableProps {
  readonly points: readonly UsagePoint[]
  readonly figures: readonly UsageFigure[]
}

function UsageTable({ points, figures }: UsageTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          {figures.map(({ name }) => (
            <th key={name} scope="col">
              {words.figures[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spansOf(points, figures, mostRows)
          .toReversed()
          .map(({ from, values }) => (
            <tr key={from}>
              <td>{shortMoment(from)}</td>
              {figures.map(({ name }, at) => (
                <td key={name}>{cellOf(name, values[at])}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}

const cellOf = (name: UsageFigure['name'], value: number | undefined) =>
  value === undefined ? '' : shown[name](value)
