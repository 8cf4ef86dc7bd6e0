import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly icon?: LucideIcon
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** Nothing is here yet: why, and what the next step is. */
export function Empty({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {Icon && (
        <span className={styles.icon}>
          <Icon size={26} strokeWidth={1.6} aria-hidden />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      <div className={styles.steps}>{children}</div>
    </div>
  )
}
