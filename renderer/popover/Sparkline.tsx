import { lineOf, type Moment } from './gpu-past'
import styles from './Sparkline.module.css'

/** A figure's last two minutes as a small line, from 0 to 100. */
export function Sparkline({
  moments,
  label,
}: {
  readonly moments: readonly Moment[]
  readonly label: string
}) {
  return (
    <svg
      className={styles.sparkline}
      viewBox="0 -4 100 108"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={lineOf(moments)} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
