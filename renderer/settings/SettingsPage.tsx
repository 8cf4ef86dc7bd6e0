import { useState } from 'react'
import { useStore } from 'zustand'
import { listSettings, type SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import type { Mirror } from '../mirror'
import { Away } from '../ui/Away'
import { Notice } from '../ui/Notice'
import { WayToSettings } from '../ui/way-to-settings'
import { AppSection } from './AppSection'
import type { Desk } from './desk'
import {
  type AppRoom,
  appRooms,
  decidesNow,
  found,
  foundAppRooms,
  groupOf,
  groups,
  isChanged,
  roomsOf,
} from './groups'
import { Nav, type View } from './Nav'
import { useLed } from './led'
import { RightNow } from './RightNow'
import { Rooms } from './Rooms'
import styles from './SettingsPage.module.css'

/** What is looked at: settings, and what belongs to the app itself. */
interface Sight {
  readonly title: string
  readonly lead?: string
  readonly entries: readonly SettingEntry[]
  readonly ofApp: readonly AppRoom[]
}

/** Every number that Lull decides by, in groups or as searched for. */
export function SettingsPage({ desk, mirror }: { readonly desk: Desk; readonly mirror: Mirror }) {
  const state = useStore(desk.state)
  const status = useStore(mirror, (mirrored) => mirrored.status)
  const isAway = useStore(mirror, (mirrored) => mirrored.connection === 'away')
  const [view, setView] = useState<View>('policy')
  const [search, setSearch] = useState('')
  useLed(setSearch)
  const entries = state.settings ? listSettings(state.settings) : []
  const isSearching = search.trim() !== ''
  const sight = isSearching ? sightOfSearch(entries, search) : sightOf(entries, view)
  const { title, lead, ofApp } = sight
  const isMixed = isSearching || view === 'changed'
  const isOfNow = sight.entries.some(({ key }) => decidesNow(groupOf(key)))
  const isMuted = view === 'notifications' && !isSearching && state.settings?.notifications.enabled === false
  const choose = (next: View) => {
    setSearch('')
    setView(next)
  }

  return (
    <div className={styles.page}>
      <Nav
        groups={groups.filter((each) => each !== 'more' || entries.some(({ key }) => groupOf(key) === each))}
        view={isSearching ? null : view}
        changed={entries.filter(isChanged).length}
        search={search}
        onChoose={choose}
        onSearch={setSearch}
      />
      {/* Another group begins at its top. */}
      <main key={isSearching ? 'search' : view} className={styles.main}>
        <header className={styles.header}>
          <h1 aria-live={isSearching ? 'polite' : undefined}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </header>
        <Away mirror={mirror} />
        {state.trouble && !isAway && <Notice tone="bad" {...state.trouble} />}
        {status?.engine.messages.map((message) => (
          <Notice key={message} tone="warn" message={message} />
        ))}
        {state.note && <Notice tone="plain" message={state.note} />}
        {!state.settings && !state.trouble && <p className={styles.lead}>{words.reading}</p>}
        {isMuted && (
          <Notice tone="plain" message={words.notificationsOff} hint={words.notificationsOffHint} />
        )}
        <AppSection rooms={ofApp.filter(comesFirst)} desk={desk} facts={state.facts} />
        <Rooms
          rooms={roomsOf(sight.entries)}
          desk={desk}
          state={state}
          search={isSearching ? search : ''}
          pageTitle={isMixed ? null : title}
        />
        <AppSection rooms={ofApp.filter((room) => !comesFirst(room))} desk={desk} facts={state.facts} />
      </main>
      {isOfNow && (
        <WayToSettings value={setSearch}>
          <RightNow status={status} imagined={state.imagined} />
        </WayToSettings>
      )}
    </div>
  )
}

/** What people look for in an app’s own settings before all else. */
const comesFirst = (room: AppRoom) => room === 'desktop'

function sightOf(entries: readonly SettingEntry[], view: View): Sight {
  if (view === 'changed') {
    const changed = entries.filter(isChanged)
    return { title: words.changedTitle, lead: words.changedLead, entries: changed, ofApp: ['transfer'] }
  }
  return {
    title: words.groups[view],
    lead: words.groupLeads[view],
    entries: entries.filter(({ key }) => groupOf(key) === view),
    ofApp: view === 'app' ? appRooms : [],
  }
}

function sightOfSearch(entries: readonly SettingEntry[], search: string): Sight {
  const matching = found(entries, search)
  const ofApp = foundAppRooms(search)
  if (matching.length + ofApp.length === 0) {
    return { title: words.noMatch(search.trim()), lead: words.noMatchHint, entries: [], ofApp }
  }
  return { title: words.found(matching.length + ofApp.length), entries: matching, ofApp }
}
