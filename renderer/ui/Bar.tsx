import styles from './Bar.module.css'

interface BarProps {
  /** 0 to 100. */
  readonly percent: number
  readonly label: string
  /** Without the accent: a figure that stands still, or that is not ours. */
  readonly isQuiet?: boolean
}

/** A share of a whole, as a thin bar. */
export function Bar({ percent, label, isQuiet = false }: BarProps) {
  return <progress className={styles.bar} data-quiet={isQuiet} max={100} value={percent} aria-label={label} />
}
