import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** Nothing is here yet: why, and what the next step is. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  )
}
