import { useState } from 'react'
import styles from './Ring.module.css'

const radius = 30
const circumference = 2 * Math.PI * radius

interface RingProps {
  /** 0 to 100. */
  readonly percent: number
  readonly label: string
  /** Below the figure: what it counts. */
  readonly caption: string
  /** Without the accent: the figure counts for nothing at the moment. */
  readonly isQuiet: boolean
}

/** Nobody sees a smaller step glide, and a figure that trembles every second would draw two dozen frames for each. */
const visibleStep = 5

/** A figure out of a hundred, as a ring that fills. */
export function Ring({ percent, label, caption, isQuiet }: RingProps) {
  const isGliding = useStep(percent) >= visibleStep
  return (
    <svg
      className={styles.ring}
      data-quiet={isQuiet}
      data-gliding={isGliding}
      viewBox="0 0 68 68"
      role="img"
      aria-label={label}
    >
      <circle className={styles.track} cx="34" cy="34" r={radius} />
      {percent >= 1 && (
        <circle
          className={styles.value}
          cx="34"
          cy="34"
          r={radius}
          strokeDasharray={circumference}
          strokeDashoffset={circumference * (1 - percent / 100)}
        />
      )}
      <title>{label}</title>
      <text className={styles.figure} x="34" y="37">
        {percent}
      </text>
      <text className={styles.caption} x="34" y="49">
        {caption}
      </text>
    </svg>
  )
}

/** How far the figure went with its last change. */
function useStep(percent: number): number {
  const [last, setLast] = useState({ percent, step: 0 })
  if (last.percent === percent) return last.step
  const step = Math.abs(percent - last.percent)
  setLast({ percent, step })
  return step
}
