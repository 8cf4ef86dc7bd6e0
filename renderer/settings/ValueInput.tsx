import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import type { FieldIds } from '../ui/Field'
import type { Desk } from './desk'
import { textOfSetting } from './setting-text'
import styles from './ValueInput.module.css'

interface ValueInputProps {
  readonly ids: FieldIds
  readonly entry: SettingEntry
  readonly desk: Desk
  /** What is being typed and not yet applied. */
  readonly typed: string | undefined
}

/** A number, size or text: typing shows what would happen, Enter or leaving applies it, Escape takes it back. */
export function ValueInput({ ids, entry, desk, typed }: ValueInputProps) {
  const { key, kind, nullable } = entry
  const isNumber = kind === 'number' || kind === 'integer'
  const text = typed ?? textOfSetting(entry, entry.value)
  // Seconds are written with their unit, so that `5 min` can be.
  const unit = isNumber && entry.unit !== 's' && text !== '' ? entry.unit : undefined
  return (
    <span className={styles.value} data-text={kind === 'text'} data-wrong={ids['aria-invalid']}>
      <input
        {...ids}
        type="text"
        inputMode={isNumber && entry.unit !== 's' ? 'decimal' : 'text'}
        placeholder={nullable ? words.none : undefined}
        title={words.applies}
        spellCheck={false}
        value={text}
        onChange={(event) => desk.type(key, event.target.value)}
        onBlur={() => void desk.apply(key)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void desk.apply(key)
          if (event.key === 'Escape') desk.takeBack(key)
        }}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  )
}
