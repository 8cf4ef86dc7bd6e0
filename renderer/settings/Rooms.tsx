import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import { Section } from '../ui/Section'
import type { Desk, DeskState } from './desk'
import { ExcludedApps } from './ExcludedApps'
import { groupOf, type Room } from './groups'
import { HoursSetting } from './HoursSetting'
import { isTable, LimitsTable } from './LimitsTable'
import { SettingRow } from './SettingRow'
import styles from './Rooms.module.css'

interface RoomsProps {
  readonly rooms: readonly Room[]
  readonly desk: Desk
  readonly state: DeskState
  readonly search: string
  /** What the page is called already; `null`: rooms of several groups stand together, so that each says its own. */
  readonly pageTitle: string | null
}

/** Settings by what they are about. */
export function Rooms({ rooms, pageTitle, ...rest }: RoomsProps) {
  return rooms.map(({ name, title, entries }) => (
    <Section
      key={name}
      title={pageTitle === null ? words.inGroup(words.groups[groupOf(name)], title) : title}
      isTitled={title !== pageTitle}
    >
      {isTable(entries) ? (
        <LimitsTable entries={entries} {...rest} />
      ) : (
        <div className={styles.rows}>
          {entries.map((entry) => (
            <Setting key={entry.key} entry={entry} {...rest} />
          ))}
        </div>
      )}
    </Section>
  ))
}

type SettingProps = Pick<RoomsProps, 'desk' | 'state' | 'search'> & { readonly entry: SettingEntry }

function Setting(props: SettingProps) {
  switch (props.entry.kind) {
    case 'list':
      return <ExcludedApps {...props} />
    case 'hours':
      return <HoursSetting {...props} />
    default:
      return <SettingRow {...props} />
  }
}
