import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import type { Desk, DeskState } from './desk'
import { isChanged } from './groups'
import styles from './LimitsTable.module.css'
import { rangeOf, ResetButton } from './SettingRow'
import { sayValue } from './setting-text'
import { ValueInput } from './ValueInput'

interface LimitsTableProps {
  readonly entries: readonly SettingEntry[]
  readonly desk: Desk
  readonly state: DeskState
}

/** `limits.mains.maxJobs` -> `['mains', 'maxJobs']`. */
const placeOf = ({ key }: SettingEntry) => key.split('.').slice(1)
const distinct = (names: readonly (string | undefined)[]) =>
  [...new Set(names)].filter((name) => name !== undefined)

/** Whether settings say the same few things of several states, all of them known here: such are read as a table. */
export function isTable(entries: readonly SettingEntry[]): boolean {
  const places = entries.map(placeOf)
  const [rows, columns] = [0, 1].map((at) => distinct(places.map((place) => place[at])))
  const isKnown = places.every(([row = '', column = '']) => words.powers[row] && words.caps[column])
  return isKnown && entries.length === (rows?.length ?? 0) * (columns?.length ?? 0)
}

/** What jobs may take, by what the computer runs on. */
export function LimitsTable({ entries, desk, state }: LimitsTableProps) {
  const columns = distinct(entries.map((entry) => placeOf(entry)[1]))
  const rows = distinct(entries.map((entry) => placeOf(entry)[0]))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.onPower}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {words.caps[column]}
              <span className={styles.range}>{rangeOfColumn(entries, column)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{words.powers[row]}</th>
            {entries
              .filter((entry) => placeOf(entry)[0] === row)
              .map((entry) => (
                <LimitCell key={entry.key} entry={entry} desk={desk} state={state} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every cell of a column has the same range. */
function rangeOfColumn(entries: readonly SettingEntry[], column: string): string | undefined {
  const one = entries.find((entry) => placeOf(entry)[1] === column)
  return one && rangeOf(one)
}

/** The column says already that it counts jobs. */
const unitlessJobs = ({ kind, unit }: SettingEntry) => (unit === '%' ? { kind, unit } : { kind })

function LimitCell({
  entry,
  desk,
  state,
}: Omit<LimitsTableProps, 'entries'> & { readonly entry: SettingEntry }) {
  const refused = state.refused[entry.key]
  const noteId = `${entry.key}-note`
  const ids = { id: entry.key, 'aria-describedby': noteId, 'aria-invalid': refused !== undefined }
  return (
    <td>
      <label className={styles.unseen} htmlFor={entry.key}>
        {entry.description}
      </label>
      <span className={styles.value}>
        <ValueInput ids={ids} entry={entry} desk={desk} typed={state.typed[entry.key]} />
        {isChanged(entry) && <ResetButton entry={entry} desk={desk} />}
      </span>
      <p id={noteId} className={styles.note} data-wrong={refused !== undefined} role={refused && 'alert'}>
        {refused ?? words.usual(sayValue(unitlessJobs(entry), entry.default))}
      </p>
    </td>
  )
}
