import { isDeepStrictEqual } from 'node:util'
import { inTodaysForm, LullError, Settings, settingFields, type SettingValue } from '../../shared/model'
import { setValueAt } from '../../shared/model/field-path'
import { checkSetting, keysWithin, settingField } from './check-setting'

/** What differs from the defaults, by key. */
export type StoredSettings = ReadonlyMap<string, SettingValue>

/** What a settings file holds: what is good of it, and in a person's words what is not. */
export interface Reading {
  readonly values: StoredSettings
  readonly problems: readonly string[]
}

/** Reads the text of a settings file; a missing file (`undefined`) holds nothing. Never throws: the good keys count. */
export function readStored(text: string | undefined): Reading {
  if (text === undefined) return { values: new Map(), problems: [] }
  let content: unknown
  try {
    content = inTodaysForm(JSON.parse(text))
  } catch (error) {
    return {
      values: new Map(),
      problems: [`it is not JSON: ${String(error instanceof Error ? error.message : error)}`],
    }
  }
  const values = new Map<string, SettingValue>()
  const problems: string[] = []
  if (isBranch(content)) collect(content, '', values, problems)
  else problems.push('it is not an object in braces')
  return { values, problems }
}

function collect(branch: object, path: string, values: Map<string, SettingValue>, problems: string[]): void {
  for (const [name, value] of Object.entries(branch) as readonly [string, unknown][]) {
    const key = path === '' ? name : `${path}.${name}`
    if (isBranch(value) && keysWithin(key).length > 0) collect(value, key, values, problems)
    else keep(key, value, values, problems)
  }
}

function keep(key: string, value: unknown, values: Map<string, SettingValue>, problems: string[]): void {
  try {
    const checked = checkSetting(key, value)
    if (!isDefault(key, checked)) values.set(key, checked)
  } catch (error) {
    if (!(error instanceof LullError)) throw error
    problems.push(error.code === 'unknownSetting' ? `${error.message} ${error.hint}` : error.message)
  }
}

/** Whether the value is the default, which is never stored: a later Lull may know a better one. */
export function isDefault(key: string, value: SettingValue): boolean {
  return isDeepStrictEqual(value, settingField(key).default)
}

/** The text of a settings file: nested as the schema is, and fit to be edited by hand. */
export function writeStored(stored: StoredSettings): string {
  return `${JSON.stringify(nest(stored), null, 2)}\n`
}

/** The settings in force: what is stored, and the defaults for the rest. */
export function settingsOf(stored: StoredSettings): Settings {
  return Settings.parse(nest(stored))
}

/** In the order of the schema, so that the file does not depend on the order of changes. */
function nest(stored: StoredSettings): object {
  const root = {}
  for (const key of settingFields.keys()) {
    const value = stored.get(key)
    if (value !== undefined) setValueAt(root, key, value)
  }
  return root
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
