import styles from './Bar.module.css'

interface BarProps {
  /** 0 to 100. */
  readonly percent: number
  readonly label: string
}

/** A share of a whole, as a thin bar. */
export function Bar({ percent, label }: BarProps) {
  return <progress className={styles.bar} max={100} value={percent} aria-label={label} />
}
