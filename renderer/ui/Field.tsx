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
  /** What may be written, in short, such as a range with its unit. */
  readonly aside?: string | undefined
  readonly hint?: string | undefined
  readonly complaint?: string | undefined
  readonly children: (ids: FieldIds) => ReactNode
}

/** A labelled control, with what it means below it, or what is wrong with what was written. */
export function Field({ label, aside, hint, complaint, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const asideId = `${id}-aside`
  const notes = aside === undefined ? noteId : `${noteId} ${asideId}`
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {aside !== undefined && (
          <span id={asideId} className={styles.aside}>
            {aside}
          </span>
        )}
      </div>
      {children({ id, 'aria-describedby': notes, 'aria-invalid': complaint !== undefined })}
      <p id={noteId} className={complaint === undefined ? styles.hint : styles.complaint}>
        {complaint ?? hint}
      </p>
    </div>
  )
}
