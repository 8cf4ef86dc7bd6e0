import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'

/** What ties a control to its label, its hint and what is wrong with it. */
export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly complaint?: string | undefined
  readonly children: (ids: FieldIds) => ReactNode
}

/** A labelled control, with what it means below it, or what is wrong with what was written. */
export function Field({ label, hint, complaint, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': complaint !== undefined })}
      <p id={noteId} className={complaint === undefined ? styles.hint : styles.complaint}>
        {complaint ?? hint}
      </p>
    </div>
  )
}
