import type { LucideIcon } from 'lucide-react'
import styles from './IconButton.module.css'

interface IconButtonProps {
  readonly icon: LucideIcon
  /** Its name, for readers of every kind. */
  readonly label: string
  /** Of a button that stays pressed: whether it is. */
  readonly isPressed?: boolean
  readonly onClick: () => void
}

/** A small button that is only a picture; a pointer that rests on it reads its name. */
export function IconButton({ icon: Icon, label, isPressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      onClick={onClick}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
