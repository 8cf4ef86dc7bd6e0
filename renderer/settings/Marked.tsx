import { wordsOf } from './groups'
import styles from './Marked.module.css'

/** A text in which what was searched for is marked. */
export function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  const wanted = wordsOf(search)
  if (wanted.length === 0) return text
  const pattern = new RegExp(`(${wanted.map(escaped).join('|')})`, 'gi')
  // Every second piece is what the pattern matched.
  return text.split(pattern).map((piece, at) =>
    at % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- a piece is its place in the text
      <mark key={at} className={styles.mark}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}

const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
