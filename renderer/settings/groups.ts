import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'

export const groups = ['policy', 'limits', 'budget', 'app', 'more'] as const
export type Group = (typeof groups)[number]

/** Which group a room of the schema belongs to; a room that is not named here stands under `more`. */
const groupOfRoom: Readonly<Record<string, Group>> = {
  idle: 'policy',
  hours: 'policy',
  excludedApps: 'policy',
  focus: 'policy',
  cpu: 'policy',
  memory: 'policy',
  battery: 'policy',
  heat: 'policy',
  gpu: 'policy',
  disk: 'policy',
  limits: 'limits',
  jobs: 'limits',
  budget: 'budget',
  notifications: 'app',
  sampling: 'app',
  http: 'app',
}

/** Settings of one room of the schema, under one title. */
export interface Room {
  readonly name: string
  readonly title: string
  readonly entries: readonly SettingEntry[]
}

/** The part of a key before its first dot. */
export const roomOf = (key: string): string => key.split('.', 1)[0] ?? key

export const groupOf = (key: string): Group => groupOfRoom[roomOf(key)] ?? 'more'

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

/** The entries whose sentence, key or title holds every word of the search. */
export function found(entries: readonly SettingEntry[], search: string): readonly SettingEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ key, description }) => {
    const text = `${description} ${key} ${words.rooms[roomOf(key)] ?? ''}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
