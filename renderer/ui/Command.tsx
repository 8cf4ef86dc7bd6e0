import { Check, Copy } from 'lucide-react'
import { use } from 'react'
import { messages } from '../messages'
import styles from './Command.module.css'
import { ToClipboard } from './to-clipboard'
import { useDone } from './use-done'

/** What can be typed into a terminal, within a sentence; a press copies it where the page can. */
export function Command({ text }: { readonly text: string }) {
  const copy = use(ToClipboard)
  const [isDone, setDone] = useDone()
  if (!copy) return <code>{text}</code>
  const Icon = isDone ? Check : Copy
  return (
    <button
      type="button"
      className={styles.command}
      aria-label={isDone ? messages.copied : messages.copyCommand(text)}
      title={messages.copyCommand(text)}
      onClick={() => void copy(text).then(setDone)}
    >
      <code>{text}</code> <Icon className={styles.icon} size={12} aria-hidden />
    </button>
  )
}
