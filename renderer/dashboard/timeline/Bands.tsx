import type { KeyboardEvent, PointerEvent } from 'react'
import { localSeconds } from '../../ui/local-seconds'
import { words } from '../../messages/dashboard'
import styles from './Bands.module.css'
import { type Lane, laneNames, secondsOf, type Span, spansIn, type Stretch, unwatched } from './stretches'
import { ticksBetween } from './ticks'

interface BandsProps {
  readonly stretches: readonly Stretch[]
  readonly from: number
  readonly to: number
  /** The moment that is explained. */
  readonly moment: number
  readonly sentence: string
  readonly onMoment: (moment: number) => void
}

/** The past as bands over one line of time; a moment is pointed at, or reached with the arrow keys. */
export function Bands(props: BandsProps) {
  const { stretches, from, to } = props
  const lanes = laneNames
    .map((lane) => ({ lane, spans: spansIn(stretches, lane) }))
    .filter(({ lane, spans }) => lane !== 'other' || spans.length > 0)
  const gaps = unwatched(stretches)
  return (
    <div className={styles.bands}>
      <ul className={styles.names}>
        {lanes.map(({ lane, spans }) => (
          <li key={lane}>
            <span>{words.lanes[lane]}</span>
            <span className={styles.long}>{localSeconds(secondsOf(spans))}</span>
          </li>
        ))}
      </ul>
      <div className={styles.time}>
        <Cursor {...props}>
          {lanes.map(({ lane, spans }) => (
            <Band key={lane} lane={lane} spans={spans} gaps={gaps} from={from} to={to} />
          ))}
        </Cursor>
        <div className={styles.ticks} aria-hidden>
          {ticksBetween(from, to).map(({ at, label }) => (
            <span key={at} style={{ insetInlineStart: `${share(at, from, to) * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
        {gaps.length > 0 && <p className={styles.key}>{words.unwatchedKey}</p>}
      </div>
    </div>
  )
}

const share = (at: number, from: number, to: number) => (at - from) / (to - from)
/** The width of the drawings, in their own units. */
const width = 1000

interface BandProps {
  readonly lane: Lane
  readonly spans: readonly Span[]
  readonly gaps: readonly Span[]
  readonly from: number
  readonly to: number
}

/** One path for all spans: thousands of them cost as much as one. */
function Band({ lane, spans, gaps, from, to }: BandProps) {
  const boxes = (all: readonly Span[]) =>
    all
      .map((span) => {
        const x = Math.min(width - 1, share(span.from, from, to) * width)
        const long = Math.max(1, share(span.to, from, to) * width - x)
        return `M${x.toFixed(1)} 0h${long.toFixed(1)}v1h-${long.toFixed(1)}z`
      })
      .join('')
  return (
    <svg className={styles.band} viewBox={`0 0 ${width} 1`} preserveAspectRatio="none" aria-hidden>
      <path className={styles.gap} d={boxes(gaps)} />
      <path className={styles.span} data-lane={lane} d={boxes(spans)} />
    </svg>
  )
}

const hour = 3_600_000

/** What is pointed at. By keyboard: from stretch to stretch, a page is an hour. */
function Cursor({
  stretches,
  from,
  to,
  moment,
  sentence,
  onMoment,
  children,
}: BandsProps & { readonly children: React.ReactNode }) {
  function onPointerMove(event: PointerEvent): void {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect()
    onMoment(clamped(from + ((event.clientX - left) / wide) * (to - from), from, to))
  }
  function onKeyDown(event: KeyboardEvent): void {
    const before = stretches.findLast((stretch) => stretch.to <= moment && stretch.from < moment)
    const after = stretches.find((stretch) => stretch.from > moment)
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: before?.from ?? from,
      ArrowRight: after?.from ?? to,
      PageDown: moment - hour,
      PageUp: moment + hour,
      Home: from,
      End: to,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    onMoment(clamped(next, from, to))
  }
  return (
    <div
      className={styles.cursor}
      role="slider"
      tabIndex={0}
      aria-label={words.moment}
      aria-valuemin={0}
      aria-valuemax={Math.round((to - from) / 1000)}
      aria-valuenow={Math.round((moment - from) / 1000)}
      aria-valuetext={sentence}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerMove}
      onKeyDown={onKeyDown}
    >
      {children}
      <span className={styles.line} style={{ insetInlineStart: `${share(moment, from, to) * 100}%` }} />
    </div>
  )
}

const clamped = (at: number, from: number, to: number) => Math.max(from, Math.min(to, at))
