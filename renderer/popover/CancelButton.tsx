import { useState } from 'react'
import { messages } from '../messages'
import styles from './JobRow.module.css'

interface CancelButtonProps {
  readonly name: string
  readonly onCancel: () => void
}

/** Asks once more before it ends hours of work; leaving the button takes the question back. */
export function CancelButton({ name, onCancel }: CancelButtonProps) {
  const [isSure, setSure] = useState(false)
  return (
    <button
      type="button"
      className={styles.cancel}
      data-sure={isSure}
      aria-label={isSure ? messages.cancelSurelyOf(name) : messages.cancelOf(name)}
      onBlur={() => setSure(false)}
      onClick={isSure ? onCancel : () => setSure(true)}
    >
      {isSure ? messages.cancelSurely : messages.cancel}
    </button>
  )
}
