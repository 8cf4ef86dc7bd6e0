import type { PastMoment } from '../../shared/model'
import { isDrawable, lineOf, pathOf } from './past-line'
import styles from './Sparkline.module.css'

interface SparklineProps {
  readonly past: readonly PastMoment[]
  readonly figure: (moment: PastMoment) => number | undefined
  /** What the upper edge stands for; the lower one is 0. */
  readonly top?: number
  readonly label: string
}

/** A figure's last two minutes as a small line; nothing before there is something to see. */
export function Sparkline({ past, figure, top = 100, label }: SparklineProps) {
  const line = lineOf(past, figure)
  if (!isDrawable(line)) return null
  return (
    <svg
      className={styles.sparkline}
      viewBox="0 -4 100 108"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={pathOf(line, top)} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
