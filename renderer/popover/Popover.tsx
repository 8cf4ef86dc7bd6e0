import { useStore } from 'zustand'
import type { TroubleStore } from '../asks'
import { messages } from '../messages'
import type { Mirror } from '../mirror'
import { Away, useStale } from '../ui/Away'
import { Notice } from '../ui/Notice'
import { Cost } from './Cost'
import { fitWindow } from './fit-window'
import { Footer } from './Footer'
import { Gpus } from './Gpus'
import { Headline } from './Headline'
import { HeldBack } from './HeldBack'
import { Jobs } from './Jobs'
import { Pin } from './Pin'
import styles from './Popover.module.css'
import type { Wishes } from './wishes'

interface PopoverProps {
  readonly mirror: Mirror
  readonly wishes: Wishes
  readonly trouble: TroubleStore
  /** Without a tray there is no menu either: the page says why, and offers to quit. */
  readonly isWindow: boolean
}

/** Is my computer working for me? If not, why not? */
export function Popover(props: PopoverProps) {
  const { wishes, isWindow } = props
  const { status, jobs, past } = useStore(props.mirror)
  const { trouble } = useStore(props.trouble)
  const isStale = useStale(props.mirror)
  if (!status) return <Connecting />
  const all = [...jobs.values()]
  return (
    <main ref={fitWindow} className={styles.popover} data-framed={!isWindow} data-stale={isStale}>
      <Headline status={status} jobs={all}>
        {!isWindow && <Pin onChange={wishes.pinned} />}
      </Headline>
      {trouble && <Notice tone="bad" {...trouble} />}
      <Away mirror={props.mirror} />
      {isWindow && <Notice tone="plain" message={messages.noTray} hint={messages.noTrayHint} />}
      {status.engine.messages.map((message) => (
        <Notice key={message} tone="plain" message={message} />
      ))}
      <HeldBack readiness={status.readiness} blind={status.blind} jobs={all} />
      <Jobs jobs={all} next={status.next} readiness={status.readiness} wishes={wishes} canPin={!isWindow} />
      <Gpus gpus={status.sample.gpus ?? []} past={past} />
      <Cost cost={status.cost} />
      <Footer status={status} wishes={wishes} canQuit={isWindow} />
    </main>
  )
}

function Connecting() {
  return (
    <main>
      <h1 className={styles.connecting}>{messages.connecting}</h1>
    </main>
  )
}
