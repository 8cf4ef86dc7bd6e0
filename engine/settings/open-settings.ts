import type { Home } from '../../shared/home'
import { currentKey, type Settings, type SettingValue } from '../../shared/model'
import { checkSetting, keysWithin, settingField } from './check-setting'
import { type DiskState, readDisk, writeDisk } from './settings-disk'
import { isDefault, settingsOf, type StoredSettings } from './stored-settings'
import { watchFile } from './watch-file'

/** The settings file of one home, and what is in force. Every change is on disk when the call returns. */
export interface SettingsFile {
  get(): Settings
  /**
   * Changes one setting. Throws `unknownSetting`, `settingOutOfRange`, or `storeUnusable` when the file cannot be
   * written; then the old value stays in force.
   */
  set(key: string, value: unknown): Settings
  /** What would hold with these changes, by key. Changes nothing; throws what `set` would. */
  imagine(changes: Readonly<Record<string, unknown>>): Settings
  /** Back to the default: one setting, a group such as `idle`, or all without a key. */
  reset(key?: string): Settings
  /**
   * Calls back after every change, by `set`, by `reset` or by a person's editor, and when `messages` changed. The file is
   * watched from the first listener to `close`. Returns how to end it.
   */
  onChange(listener: (settings: Settings) => void): () => void
  /** What a person should know: settings that were set aside, or an edit that is not valid. */
  messages(): readonly string[]
  close(): void
}

/**
 * Reads the settings of a home. What is wrong in the file is kept aside as `settings.json.corrupt-TIME` and left out,
 * with a message; the rest, and the defaults, hold. Never throws.
 */
export function openSettings({ settingsFile: file }: Pick<Home, 'settingsFile'>): SettingsFile {
  const opening = readAtOpening(file)
  let disk = opening.disk
  /** In force: the last that was good. */
  let stored: StoredSettings = disk.values
  let settings = settingsOf(stored)
  let watchFailures: readonly string[] = []
  let endWatch: (() => void) | undefined
  const listeners = new Set<(settings: Settings) => void>()

  const adopt = (next: DiskState) => {
    disk = next
    if (disk.problems.length > 0) return
    stored = disk.values
    settings = settingsOf(stored)
  }
  const tell = () => listeners.forEach((listener) => listener(settings))
  const look = () => {
    const found = readDisk(file)
    if (found.text === disk.text && found.problems.join() === disk.problems.join()) return
    adopt(found)
    tell()
  }
  const change = (edit: (draft: Map<string, SettingValue>) => void) => {
    // An edit by hand that the watch has not shown yet must not be written over.
    look()
    const draft = new Map(stored)
    edit(draft)
    adopt(writeDisk(file, draft, disk).disk)
    tell()
    return settings
  }
  const watch = () => {
    endWatch ??= watchFile(file, {
      onChange: look,
      onFailure: (error) => {
        watchFailures = [`Edits of ${file} by hand will be seen at the next start only (${error.message}).`]
        tell()
      },
    })
  }

  return {
    get: () => settings,
    imagine: (changes) => {
      const checked = Object.entries(changes).map(([key, value]) => checkedChange(key, value))
      return settingsOf(new Map([...stored, ...checked]))
    },
    set: (givenKey, value) => {
      const [key, checked] = checkedChange(givenKey, value)
      return change((draft) => (isDefault(key, checked) ? draft.delete(key) : draft.set(key, checked)))
    },
    reset: (key) => {
      const keys = key === undefined ? undefined : keysOf(key)
      return change((draft) =>
        keys === undefined ? draft.clear() : keys.forEach((one) => draft.delete(one)),
      )
    },
    onChange: (listener) => {
      listeners.add(listener)
      watch()
      return () => listeners.delete(listener)
    },
    messages: () => [
      ...opening.messages,
      ...(disk === opening.disk ? [] : editMessages(file, disk.problems)),
      ...watchFailures,
    ],
    close: () => {
      listeners.clear()
      endWatch?.()
      endWatch = undefined
    },
  }
}

/** A change under the setting's present key, its value in the stored form. */
function checkedChange(givenKey: string, value: unknown): readonly [string, SettingValue] {
  const key = currentKey(givenKey)
  return [key, checkSetting(key, value)]
}

interface Opening {
  readonly disk: DiskState
  readonly messages: readonly string[]
}

/** Keeps a bad file aside and writes what is good of it in its place, so that it is told once and not at every start. */
function readAtOpening(file: string): Opening {
  const found = readDisk(file)
  if (found.problems.length === 0) return { disk: found, messages: [] }
  const wrong = notInOrder(file, found.problems)
  try {
    const { disk, copy } = writeDisk(file, found.values, found)
    return { disk, messages: [`${wrong} It is kept as ${copy}; defaults stand in for what is wrong.`] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { disk: found, messages: [`${wrong} Defaults stand in for what is wrong. ${reason}`] }
  }
}

function editMessages(file: string, problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return []
  return [`${notInOrder(file, problems)} The settings from before the edit hold.`]
}

/** Some problems are told as sentences of their own: here all are parts of one. */
function notInOrder(file: string, problems: readonly string[]): string {
  return `${file} is not in order: ${problems.map((problem) => problem.replace(/\.$/, '')).join('; ')}.`
}

function keysOf(keyOrGroup: string): readonly string[] {
  const within = keysWithin(keyOrGroup)
  return within.length > 0 ? within : [settingField(keyOrGroup).key]
}
