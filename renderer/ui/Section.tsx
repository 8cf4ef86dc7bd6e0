import { type ReactNode, useId } from 'react'
import controls from './controls.module.css'
import styles from './Section.module.css'

interface SectionProps {
  readonly title: string
  /** Without, the title is for screen readers alone: what stands above says the same. */
  readonly isTitled?: boolean
  readonly children: ReactNode
}

/** A titled card. */
export function Section({ title, isTitled = true, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={isTitled ? styles.title : controls.unseen}>
        {title}
      </h2>
      <div className={styles.card}>{children}</div>
    </section>
  )
}
