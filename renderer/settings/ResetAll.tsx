import { useState } from 'react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'

/** Asks once more before everything goes back to its default; leaving the button takes the wish back. */
export function ResetAll({ onReset }: { readonly onReset: () => void }) {
  const [isSure, setSure] = useState(false)
  const press = () => {
    if (isSure) onReset()
    setSure(!isSure)
  }
  return (
    <button type="button" className={controls.button} onClick={press} onBlur={() => setSure(false)}>
      {isSure ? words.resetAllSurely : words.resetAll}
    </button>
  )
}
