import type { ReactNode } from 'react'
import styles from './Heading.module.css'

/** A room's title, and what can be done in it. */
export function Heading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className={styles.heading}>
      <h1>{title}</h1>
      {children}
    </header>
  )
}
