import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'

export const groups = ['policy', 'aside', 'limits', 'budget', 'notifications', 'app', 'more'] as const
export type Group = (typeof groups)[number]

/** Which group a room of the schema belongs to; a room that is not named here stands under `more`. */
const groupOfRoom: Readonly<Record<string, Group>> = {
  idle: 'policy',
  hours: 'policy',
  excludedApps: 'policy',
  focus: 'policy',
  cpu: 'aside',
  memory: 'aside',
  battery: 'aside',
  heat: 'aside',
  gpu: 'aside',
  disk: 'aside',
  limits: 'limits',
  jobs: 'limits',
  budget: 'budget',
  notifications: 'notifications',
  sampling: 'app',
  http: 'app',
}

/** Groups whose settings decide what runs at this moment. */
export const decidesNow = (group: Group): boolean =>
  group === 'policy' || group === 'aside' || group === 'limits'

/** Settings of one room of the schema, under one title. */
export interface Room {
  readonly name: string
  readonly title: string
  readonly entries: readonly SettingEntry[]
}

/** The part of a key before its first dot. */
export const roomOf = (key: string): string => key.split('.', 1)[0] ?? key

export const groupOf = (key: string): Group => groupOfRoom[roomOf(key)] ?? 'more'

/** Whether a setting is not as it comes. */
export const isChanged = ({ value, default: usual }: SettingEntry): boolean =>
  JSON.stringify(value) !== JSON.stringify(usual)

/** Entries by the room they stand in; rooms in the order of their group's table, entries in that of the schema. */
export function roomsOf(entries: readonly SettingEntry[]): readonly Room[] {
  const named = Object.keys(groupOfRoom)
  const rank = (name: string) => (named.includes(name) ? named.indexOf(name) : named.length)
  const names = [...new Set(entries.map(({ key }) => roomOf(key)))].toSorted(
    (one, other) => rank(one) - rank(other),
  )
  return names.map((name) => ({
    name,
    title: words.rooms[name] ?? name,
    entries: entries.filter(({ key }) => roomOf(key) === name),
  }))
}

/** What belongs to the app and this desktop rather than to the settings file. */
export const appRooms = ['desktop', 'secrets', 'transfer', 'about'] as const
export type AppRoom = (typeof appRooms)[number]

/** The single words of a search. */
export const wordsOf = (search: string): readonly string[] =>
  search.toLowerCase().split(/\s+/).filter(Boolean)

/**
 * The entries whose sentence or key holds every word of the search; where there is none, those whose title, or what people
 * call it otherwise, has them too.
 */
export function found(entries: readonly SettingEntry[], search: string): readonly SettingEntry[] {
  const own = entries.filter(({ key, description }) => holds([description, key], search))
  if (own.length > 0) return own
  return entries.filter(({ key, description }) =>
    holds([description, key, words.rooms[roomOf(key)], words.alsoCalled[roomOf(key)]], search),
  )
}

/** The same for what is no setting of the schema. */
export function foundAppRooms(search: string): readonly AppRoom[] {
  return appRooms.filter((room) => holds(words.appRooms[room], search))
}

function holds(texts: readonly (string | undefined)[], search: string): boolean {
  const text = texts.join(' ').toLowerCase()
  return wordsOf(search).every((word) => text.includes(word))
}
