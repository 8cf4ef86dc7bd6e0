import type { Status } from '../../shared/model'
import { messages } from '../messages'
import styles from './Footer.module.css'

interface FooterProps {
  readonly status: Status
  readonly onPause: () => void
  readonly onResume: () => void
}

/** Power and input as Lull sees them, and the one switch that is always at hand. */
export function Footer({ status, onPause, onResume }: FooterProps) {
  const { sample, paused } = status
  return (
    <footer className={styles.footer}>
      <p className={styles.figures}>
        {messages.power(sample.power)} · {messages.idle(sample.idleSeconds)}
      </p>
      <button type="button" onClick={paused ? onResume : onPause}>
        {paused ? messages.resume : messages.pause}
      </button>
    </footer>
  )
}
