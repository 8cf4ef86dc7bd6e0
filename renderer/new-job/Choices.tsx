import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import type { JobField } from './job-fields'
import styles from './JobField.module.css'

interface ChoicesProps {
  readonly field: JobField
  readonly label: string
  /** One choice a line; `undefined`: what holds by default. */
  readonly text: string | undefined
  readonly onWrite: (text: string) => void
}

/** Several of a few. */
export function Choices({ field, label, text, onWrite }: ChoicesProps) {
  const chosen = text === undefined ? ((field.default ?? []) as readonly string[]) : text.split('\n')
  const toggled = (choice: string) =>
    field.choices.filter((each) => chosen.includes(each) !== (each === choice)).join('\n')
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {field.choices.map((choice) => (
        <label key={choice} className={controls.checkLine}>
          <input
            type="checkbox"
            className={controls.check}
            checked={chosen.includes(choice)}
            onChange={() => onWrite(toggled(choice))}
          />
          <span>{words.choices[choice] ?? choice}</span>
        </label>
      ))}
    </fieldset>
  )
}
