import { Check, Copy } from 'lucide-react'
import controls from './controls.module.css'
import { useDone } from './use-done'

interface CopyButtonProps {
  readonly label: string
  /** What the button is called for a moment once it has copied. */
  readonly done: string
  /** Resolves to whether it was copied. */
  readonly onCopy: () => Promise<boolean>
}

/** Copies something, and says so for two seconds. */
export function CopyButton({ label, done, onCopy }: CopyButtonProps) {
  const [isDone, setDone] = useDone()
  const Icon = isDone ? Check : Copy
  return (
    <button type="button" className={controls.quietButton} onClick={() => void onCopy().then(setDone)}>
      <Icon size={14} aria-hidden />
      {isDone ? done : label}
    </button>
  )
}
