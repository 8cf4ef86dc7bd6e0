import { createStore, type StoreApi } from 'zustand'
import {
  describeAccepted,
  formatSeconds,
  type Limits,
  type Readiness,
  type SettingField,
  settingAt,
  settingFields,
  type Settings,
  type SettingValue,
} from '../../shared/model'
import { type Trouble, troubleOf } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/settings'
import { settingOfText } from './setting-text'

export type Facts = Awaited<ReturnType<Client['app']['facts']>>

/** What would hold right now under a change that is not applied. */
export interface Imagined {
  readonly readiness: Readiness
  readonly limits: Limits
}

export interface DeskState {
  /** In force, as last read. */
  readonly settings: Settings | null
  /** What is being typed and not yet applied, by key. */
  readonly typed: Readonly<Record<string, string>>
  /** Why a value was refused, by key; nothing was changed then. */
  readonly refused: Readonly<Record<string, string>>
  readonly imagined: Imagined | null
  readonly facts: Facts | null
  readonly applications: readonly string[]
  readonly trouble: Trouble | null
  readonly note: string | null
}

/** What a person can do with the settings. Whatever is applied holds at once. */
export interface Desk {
  readonly state: StoreApi<DeskState>
  read(): Promise<void>
  /** Types into a setting: shows what would happen, applies nothing. */
  type(key: string, text: string): void
  takeBack(key: string): void
  /** The machine has moved on: asks anew what the change that is being typed would bring. */
  lookAgain(): void
  /** Applies what was typed, where it differs; a refused value stays in its control with the reason. */
  apply(key: string): Promise<void>
  set(key: string, value: SettingValue): Promise<void>
  reset(key?: string): Promise<void>
  startAtLogin(wanted: boolean): Promise<void>
  lookForApplications(): Promise<void>
  importAll(): Promise<void>
  exportAll(): Promise<void>
}

const nothingYet: DeskState = {
  settings: null,
  typed: {},
  refused: {},
  imagined: null,
  facts: null,
  applications: [],
  trouble: null,
  note: null,
}

export function createDesk(client: Client): Desk {
  const state = createStore<DeskState>(() => nothingYet)
  /** The change that is being typed, as far as it can be. */
  let considered: { readonly key: string; readonly value: unknown } | null = null
  let imaginings = 0
  let unanswered = 0
  const applying = new Set<string>()

  async function attempt(act: () => Promise<void>): Promise<void> {
    state.setState({ trouble: null, note: null })
    await act().catch((error: unknown) => state.setState({ trouble: troubleOf(error) }))
  }

  const without = (from: Readonly<Record<string, string>>, key: string) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))

  /** Ends what was being typed at a key, and what was imagined of it. */
  function forget(key: string): void {
    considered = null
    imaginings += 1
    const { typed, refused } = state.getState()
    state.setState({ typed: without(typed, key), refused: without(refused, key), imagined: null })
  }

  function refuse(key: string, why: string): void {
    considered = null
    imaginings += 1
    state.setState(({ refused }) => ({ refused: { ...refused, [key]: why }, imagined: null }))
  }

  async function set(key: string, value: unknown): Promise<void> {
    state.setState({ note: null, trouble: null })
    try {
      const settings = await client.settings.set({ key, value })
      forget(key)
      state.setState({ settings })
    } catch (error) {
      const { message, hint } = troubleOf(error)
      refuse(key, `${message} ${hint}`)
    }
  }

  /** Asks what would happen; only the answer to the last question counts. */
  async function imagine(key: string, value: unknown): Promise<void> {
    considered = { key, value }
    unanswered += 1
    const asked = ++imaginings
    try {
      const imagined = await client.settings.preview({ changes: { [key]: value } })
      if (asked === imaginings) state.setState({ imagined })
    } catch (error) {
      if (asked === imaginings) refuse(key, troubleOf(error).message)
    }
    unanswered -= 1
  }

  return {
    state,
    set,
    takeBack: forget,
    lookAgain() {
      if (considered && unanswered === 0) void imagine(considered.key, considered.value)
    },
    read: async () => {
      const [settings, facts] = await Promise.allSettled([client.settings.get(), client.app.facts()])
      if (settings.status === 'fulfilled') state.setState({ settings: settings.value, trouble: null })
      else state.setState({ trouble: troubleOf(settings.reason) })
      if (facts.status === 'fulfilled') state.setState({ facts: facts.value })
    },
    type(key, text) {
      state.setState(({ typed, refused }) => ({
        typed: { ...typed, [key]: text },
        refused: without(refused, key),
      }))
      const read = reading(key, text)
      if ('wrong' in read) refuse(key, read.wrong)
      else void imagine(key, read.value)
    },
    async apply(key) {
      const text = state.getState().typed[key]
      const { settings } = state.getState()
      if (text === undefined || applying.has(key)) return
      const read = reading(key, text)
      if ('wrong' in read) return refuse(key, read.wrong)
      if (settings && read.value === settingAt(settings, key)) return forget(key)
      applying.add(key)
      await set(key, read.value)
      applying.delete(key)
    },
    reset: (key) =>
      attempt(async () => {
        const settings = await client.settings.reset(key === undefined ? {} : { key })
        if (key !== undefined) forget(key)
        else state.setState({ typed: {}, refused: {}, imagined: null, note: words.resetAllDone })
        state.setState({ settings })
      }),
    startAtLogin: (wanted) =>
      attempt(async () => {
        await client.app.setStartAtLogin({ wanted })
        state.setState({ facts: await client.app.facts() })
      }),
    lookForApplications: () =>
      attempt(async () => state.setState({ applications: await client.app.applications() })),
    importAll: () =>
      attempt(async () => {
        const settings = await client.app.importSettings()
        if (settings) state.setState({ settings, typed: {}, refused: {}, note: words.imported })
      }),
    exportAll: () =>
      attempt(async () => {
        const file = await client.app.exportSettings()
        if (file !== null) state.setState({ note: words.exported(file) })
      }),
  }
}

/** What a text stands for at a key, or what that setting accepts instead. */
function reading(key: string, text: string): { readonly value: unknown } | { readonly wrong: string } {
  const field = settingFields.get(key)
  if (!field) return { wrong: words.unknown }
  const value = settingOfText(field, text)
  const parsed = field.schema.safeParse(value)
  return parsed.success ? { value: parsed.data } : { wrong: words.wanted(accepted(field)) }
}

/** A time is written here as people say it; scripts count its seconds. */
function acceptedTime({ unit, range }: SettingField): string | undefined {
  if (unit !== 's' || range === undefined || range.max === null) return undefined
  return words.timeBetween(formatSeconds(range.min), formatSeconds(range.max))
}

/** In a window one leaves a control empty instead of writing `null`. */
function accepted(field: SettingField): string {
  const said = acceptedTime(field) ?? describeAccepted({ ...field, nullable: false })
  return field.nullable ? words.orEmpty(said) : said
}
