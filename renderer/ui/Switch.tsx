import type { FieldIds } from './Field'
import styles from './Switch.module.css'

interface SwitchProps extends Partial<FieldIds> {
  readonly isOn: boolean
  readonly onTurn: (isOn: boolean) => void
}

/** On or off, at once. */
export function Switch({ isOn, onTurn, ...ids }: SwitchProps) {
  return (
    <input
      {...ids}
      type="checkbox"
      role="switch"
      className={styles.switch}
      checked={isOn}
      onChange={(event) => onTurn(event.target.checked)}
    />
  )
}
