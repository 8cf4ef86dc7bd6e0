import type { Status } from '../../shared/model'
import type { Asks } from '../asks'
import { messages } from '../messages'
import styles from './Footer.module.css'

interface FooterProps {
  readonly status: Status
  readonly asks: Asks
  readonly canQuit: boolean
}

/** Power and input as Lull sees them, and the one switch that is always at hand. */
export function Footer({ status: { sample, paused }, asks, canQuit }: FooterProps) {
  return (
    <footer className={styles.footer}>
      <p className={styles.figures}>
        {messages.power(sample.power)} · {messages.idle(sample.idleSeconds)}
      </p>
      {canQuit && (
        <button type="button" onClick={asks.quit}>
          {messages.quit}
        </button>
      )}
      <button type="button" className={styles.main} onClick={paused ? asks.resume : asks.pause}>
        {paused ? messages.resume : messages.pause}
      </button>
    </footer>
  )
}
