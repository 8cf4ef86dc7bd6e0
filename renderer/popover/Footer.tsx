import { LayoutDashboard, Plus, Settings } from 'lucide-react'
import type { Status } from '../../shared/model'
import { messages } from '../messages'
import { isFree } from './Cost'
import atBottom from '../ui/bottom.module.css'
import styles from './Footer.module.css'
import { IconButton } from './IconButton'
import type { Wishes } from './wishes'

interface FooterProps {
  readonly status: Status
  readonly wishes: Wishes
  readonly canQuit: boolean
}

/** Power and input as Lull sees them, the ways to the other pages, and the one switch that is always at hand. */
export function Footer({ status: { sample, paused, cost }, wishes, canQuit }: FooterProps) {
  return (
    <footer className={`${atBottom.bottom} ${styles.footer}`}>
      <p className={styles.figures}>
        {messages.power(sample.power)} · {messages.idle(sample.idleSeconds)}
        {isFree(cost) && ` · ${messages.free}`}
      </p>
      <nav className={styles.pages}>
        <IconButton
          icon={LayoutDashboard}
          label={messages.dashboard}
          onClick={() => wishes.openPage('dashboard')}
        />
        <IconButton icon={Plus} label={messages.newJob} onClick={() => wishes.openPage('new-job')} />
        <IconButton icon={Settings} label={messages.settings} onClick={() => wishes.openPage('settings')} />
      </nav>
      {canQuit && (
        <button type="button" onClick={wishes.quit}>
          {messages.quit}
        </button>
      )}
      <button type="button" className={styles.main} onClick={paused ? wishes.resume : wishes.pause}>
        {paused ? messages.resume : messages.pause}
      </button>
    </footer>
  )
}
