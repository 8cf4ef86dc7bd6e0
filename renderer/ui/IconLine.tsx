import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './IconLine.module.css'

interface IconLineProps {
  readonly icon: LucideIcon
  readonly isWarning?: boolean
  readonly children: ReactNode
}

/** A few words with the picture of what they are about before them. */
export function IconLine({ icon: Icon, isWarning = false, children }: IconLineProps) {
  return (
    <div className={styles.line}>
      <Icon className={styles.icon} data-warning={isWarning || undefined} size={16} aria-hidden />
      <div>{children}</div>
    </div>
  )
}
