import { localSeconds } from '../../ui/local-seconds'
import { words } from '../../messages/dashboard'
import { shortMoment } from '../../ui/moment'
import { sentenceOf } from './sentence'
import { type Stretch, told } from './stretches'
import styles from './StretchTable.module.css'

/** More rows are the bands' business. */
const mostRows = 200
const noNames: ReadonlyMap<string, string> = new Map()

/** The same past as a table, newest first. */
export function StretchTable({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const rows = told(stretches).toReversed()
  return (
    <details className={styles.table}>
      <summary>{words.asTable}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.long}</th>
            <th scope="col">{words.whatHappened}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((stretch) => (
            <tr key={stretch.from}>
              <td>{shortMoment(new Date(stretch.from).toISOString())}</td>
              <td>{localSeconds((stretch.to - stretch.from) / 1000)}</td>
              <td>{capitalised(withoutTime(sentenceOf(stretch, noNames)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && <p className={styles.more}>{words.earlierRows(rows.length - mostRows)}</p>}
    </details>
  )
}

/** The table has columns for that. */
const withoutTime = (sentence: string) => sentence.slice(sentence.indexOf(': ') + 2)
const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
