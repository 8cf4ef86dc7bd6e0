import { words } from '../messages/new-job'
import controls from '../ui/controls.module.css'
import type { FieldIds } from '../ui/Field'
import type { JobField } from './job-fields'
import { localMoment, momentOf } from './local-moment'
import { textOf } from './value-text'

interface ControlProps {
  readonly ids: FieldIds
  readonly field: JobField
  readonly example: string | undefined
  readonly text: string
  readonly onWrite: (text: string) => void
}

/** What a field of this kind is written into. */
export function Control({ ids, field, example, text, onWrite }: ControlProps) {
  const usual = field.default === undefined ? undefined : textOf(field, field.default)
  const common = { ...ids, placeholder: usual || example, spellCheck: false }
  switch (field.kind) {
    case 'choice':
      return (
        <select
          {...ids}
          className={controls.input}
          value={text}
          onChange={(event) => onWrite(event.target.value)}
        >
          <option value="">
            {usual === undefined ? words.unset : words.usual(words.choices[usual] ?? usual)}
          </option>
          {field.choices
            .filter((choice) => choice !== usual)
            .map((choice) => (
              <option key={choice} value={choice}>
                {words.choices[choice] ?? choice}
              </option>
            ))}
        </select>
      )
    case 'moment':
      return (
        <input
          {...ids}
          type="datetime-local"
          className={controls.input}
          value={localMoment(text)}
          onChange={(event) => onWrite(momentOf(event.target.value))}
        />
      )
    case 'command':
    case 'lines':
    case 'pairs':
      return (
        <textarea
          {...common}
          rows={field.kind === 'command' ? 1 : 2}
          className={`${controls.input} ${controls.code}`}
          value={text}
          onChange={(event) => onWrite(event.target.value)}
        />
      )
    default:
      return (
        <input
          {...common}
          type="text"
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          className={controls.input}
          value={text}
          onChange={(event) => onWrite(event.target.value)}
        />
      )
  }
}
