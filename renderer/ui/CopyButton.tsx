import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import controls from './controls.module.css'

interface CopyButtonProps {
  readonly label: string
  /** What the button is called for a moment once it has copied. */
  readonly done: string
  /** Resolves to whether it was copied. */
  readonly onCopy: () => Promise<boolean>
}

const shownMs = 2000

/** Copies something, and says so for two seconds. */
export function CopyButton({ label, done, onCopy }: CopyButtonProps) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return undefined
    const timer = setTimeout(() => setDone(false), shownMs)
    return () => clearTimeout(timer)
  }, [isDone])
  const Icon = isDone ? Check : Copy
  return (
    <button type="button" className={controls.quietButton} onClick={() => void onCopy().then(setDone)}>
      <Icon size={14} aria-hidden />
      {isDone ? done : label}
    </button>
  )
}
