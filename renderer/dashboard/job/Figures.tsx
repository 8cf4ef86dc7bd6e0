import type { Job, UsagePoint } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import { formatBytes } from '../../../shared/model/units'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import { clockOf, shortMoment } from '../../ui/moment'
import { Answer } from '../Answer'
import { useAsked } from '../use-asked'
import styles from './Figures.module.css'
import { pathOf, spansOf, summaryOf } from './usage-figures'

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
  const summary = summaryOf(points)
  if (!summary) return <p className={styles.none}>{isOver ? words.noFiguresEver : words.noFigures}</p>
  const series = (value: (point: UsagePoint) => number) =>
    points.map((point) => ({ at: Date.parse(point.at), value: value(point) }))
  return (
    <div className={styles.figures}>
      <div className={styles.charts}>
        <Chart
          title={words.processors}
          summary={words.coresSummary(summary.meanCores, summary.peakCores)}
          top={Math.max(1, Math.ceil(summary.peakCores))}
          topLabel={words.count(Math.max(1, Math.ceil(summary.peakCores)))}
          series={series(({ cpuCores }) => cpuCores)}
        />
        <Chart
          title={words.memory}
          summary={words.memorySummary(formatBytes(summary.lastBytes), formatBytes(summary.peakBytes))}
          top={summary.peakBytes * 1.1}
          topLabel={formatBytes(summary.peakBytes * 1.1)}
          series={series(({ memoryBytes }) => memoryBytes)}
        />
      </div>
      <div className={styles.table} tabIndex={0} role="group" aria-label={words.figuresTable}>
        <UsageTable points={points} />
      </div>
    </div>
  )
}

interface ChartProps {
  readonly title: string
  readonly summary: string
  readonly top: number
  readonly topLabel: string
  readonly series: readonly { readonly at: number; readonly value: number }[]
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

function UsageTable({ points }: { readonly points: readonly UsagePoint[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.processors}</th>
          <th scope="col">{words.memory}</th>
        </tr>
      </thead>
      <tbody>
        {spansOf(points, mostRows)
          .toReversed()
          .map(({ from, cpuCores, memoryBytes }) => (
            <tr key={from}>
              <td>{shortMoment(from)}</td>
              <td>{words.cores(cpuCores)}</td>
              <td>{formatBytes(memoryBytes)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
