import styles from './JobRow.module.css'

interface RowButtonProps {
  readonly word: string
  /** The word, with whose it is and what it means. */
  readonly label: string
  readonly onClick: () => void
}

/** Something that can be done to the job of a row. */
export function RowButton({ word, label, onClick }: RowButtonProps) {
  return (
    <button type="button" className={styles.deed} aria-label={label} title={label} onClick={onClick}>
      {word}
    </button>
  )
}
