import { Info, TriangleAlert } from 'lucide-react'
import { Hint } from './Hint'
import styles from './Notice.module.css'

interface NoticeProps {
  /** `bad` interrupts a screen reader, `plain` and `warn` wait for their turn. */
  readonly tone: 'plain' | 'warn' | 'bad'
  readonly message: string
  readonly hint?: string
}

/** Something a person should know, and what to do about it. */
export function Notice({ tone, message, hint }: NoticeProps) {
  const Icon = tone === 'plain' ? Info : TriangleAlert
  return (
    <div className={styles.notice} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon className={styles.icon} data-tone={tone} size={16} aria-hidden />
      <p>{message}</p>
      {hint && (
        <p className={styles.hint}>
          <Hint text={hint} />
        </p>
      )}
    </div>
  )
}
