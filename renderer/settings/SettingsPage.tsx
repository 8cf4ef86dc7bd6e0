import { useState } from 'react'
import { useStore } from 'zustand'
import { listSettings } from '../../shared/model'
import { messages } from '../messages'
import { words } from '../messages/settings'
import type { Mirror } from '../mirror'
import { Notice } from '../ui/Notice'
import { AppSection } from './AppSection'
import type { Desk } from './desk'
import { found, type Group, groupOf, groups, roomsOf } from './groups'
import { Nav } from './Nav'
import { RightNow } from './RightNow'
import { Rooms } from './Rooms'
import styles from './SettingsPage.module.css'

/** Every number that Lull decides by, in groups or as searched for. */
export function SettingsPage({ desk, mirror }: { readonly desk: Desk; readonly mirror: Mirror }) {
  const state = useStore(desk.state)
  const status = useStore(mirror, (mirrored) => mirrored.status)
  const isAway = useStore(mirror, (mirrored) => mirrored.connection === 'away')
  const [group, setGroup] = useState<Group>('policy')
  const [search, setSearch] = useState('')
  const entries = state.settings ? listSettings(state.settings) : []
  const isSearching = search.trim() !== ''
  const shown = isSearching ? found(entries, search) : entries.filter(({ key }) => groupOf(key) === group)
  const present = groups.filter((each) => each !== 'more' || entries.some(({ key }) => groupOf(key) === each))
  const isPolicy = isSearching || group === 'policy' || group === 'limits'
  const choose = (next: Group) => {
    setSearch('')
    setGroup(next)
  }

  return (
    <div className={styles.page}>
      <Nav
        groups={present}
        group={isSearching ? null : group}
        search={search}
        onChoose={choose}
        onSearch={setSearch}
      />
      <main className={styles.main}>
        <header className={styles.header}>
          <h1>{isSearching ? words.found(shown.length) : words.groups[group]}</h1>
          {!isSearching && <p className={styles.lead}>{words.groupLeads[group]}</p>}
        </header>
        {isAway && <Notice tone="plain" message={messages.away} hint={messages.awayHint} />}
        {state.trouble && !isAway && <Notice tone="bad" {...state.trouble} />}
        {status?.engine.messages.map((message) => (
          <Notice key={message} tone="plain" message={message} />
        ))}
        {state.note && <Notice tone="plain" message={state.note} />}
        {!state.settings && !state.trouble && <p className={styles.lead}>{words.reading}</p>}
        {isSearching && shown.length === 0 && state.settings && (
          <Notice tone="plain" message={words.noMatch} hint={words.noMatchHint} />
        )}
        <Rooms rooms={roomsOf(shown)} desk={desk} state={state} />
        {!isSearching && group === 'app' && <AppSection desk={desk} state={state} />}
      </main>
      {isPolicy && <RightNow status={status} imagined={state.imagined} />}
    </div>
  )
}
