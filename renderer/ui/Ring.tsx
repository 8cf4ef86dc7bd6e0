import styles from './Ring.module.css'

const radius = 26
const circumference = 2 * Math.PI * radius

interface RingProps {
  /** 0 to 100. */
  readonly percent: number
  readonly label: string
}

/** A figure out of a hundred, as a ring that fills. */
export function Ring({ percent, label }: RingProps) {
  return (
    <svg className={styles.ring} viewBox="0 0 64 64" role="img" aria-label={label}>
      <circle className={styles.track} cx="32" cy="32" r={radius} />
      <circle
        className={styles.value}
        cx="32"
        cy="32"
        r={radius}
        strokeDasharray={circumference}
        strokeDashoffset={circumference * (1 - percent / 100)}
      />
      <text className={styles.figure} x="32" y="38">
        {Math.round(percent)}
      </text>
    </svg>
  )
}
