import { Section } from '../ui/Section'
import type { Desk, DeskState } from './desk'
import { ExcludedApps } from './ExcludedApps'
import type { Room } from './groups'
import { isTable, LimitsTable } from './LimitsTable'
import { SettingRow } from './SettingRow'
import styles from './Rooms.module.css'

interface RoomsProps {
  readonly rooms: readonly Room[]
  readonly desk: Desk
  readonly state: DeskState
}

/** Settings by what they are about. */
export function Rooms({ rooms, desk, state }: RoomsProps) {
  return rooms.map(({ name, title, entries }) => (
    <Section key={name} title={title}>
      {isTable(entries) ? (
        <LimitsTable entries={entries} desk={desk} state={state} />
      ) : (
        <div className={styles.rows}>
          {entries.map((entry) =>
            entry.kind === 'list' ? (
              <ExcludedApps key={entry.key} entry={entry} desk={desk} state={state} />
            ) : (
              <SettingRow key={entry.key} entry={entry} desk={desk} state={state} />
            ),
          )}
        </div>
      )}
    </Section>
  ))
}
