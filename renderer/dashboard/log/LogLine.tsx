import { memo } from 'react'
import styles from './LogView.module.css'

interface LogLineProps {
  readonly number: number
  readonly text: string
  readonly search: string
  readonly isCurrent: boolean
}

/** A line with its number, and where the search found something. */
export const LogLine = memo(function LogLine({ number, text, search, isCurrent }: LogLineProps) {
  return (
    <div className={styles.line} data-current={isCurrent}>
      <span className={styles.number} aria-hidden>
        {number + 1}
      </span>
      <span>{search === '' ? text : marked(text, search)}</span>
    </div>
  )
})

function marked(text: string, search: string) {
  const low = text.toLowerCase()
  const wanted = search.toLowerCase()
  const parts = []
  let from = 0
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>)
    from = at + wanted.length
  }
  return [...parts, text.slice(from)]
}
