import { nearest } from '../../shared/nearest'
import {
  describeAccepted,
  LullError,
  type SettingField,
  settingFields,
  type SettingValue,
} from '../../shared/model'

/** The setting of that key; throws `unknownSetting`, naming the nearest key there is. */
export function settingField(key: string): SettingField {
  const field = settingFields.get(key)
  if (field !== undefined) return field
  const within = keysWithin(key)
  throw new LullError('unknownSetting', `There is no setting "${key}".`, {
    hint:
      within.length > 0
        ? `It is a group of ${within.join(', ')}.`
        : `${suggestion(key)}"lull config list" shows them all.`,
    path: key,
  })
}

function suggestion(key: string): string {
  const meant = nearest(key, [...settingFields.keys()])
  return meant === undefined ? '' : `Did you mean "${meant}"? `
}

/** The keys of a group such as `idle`; none when there is no such group. */
export function keysWithin(group: string): readonly string[] {
  return [...settingFields.keys()].filter((key) => key.startsWith(`${group}.`))
}

/** The value in its stored form; throws `unknownSetting`, or `settingOutOfRange` with the key, the range and the unit. */
export function checkSetting(key: string, value: unknown): SettingValue {
  const field = settingField(key)
  // Undefined would mean the default to the schema.
  const parsed = value === undefined ? undefined : field.schema.safeParse(value)
  if (parsed?.success === true) return parsed.data as SettingValue
  const says = field.kind === 'text' || field.kind === 'hours'
  const detail = says ? parsed?.error.issues[0]?.message : undefined
  throw new LullError('settingOutOfRange', refusal(field, value, detail), {
    hint: `"lull config get ${key}" shows the value in force, "lull config reset ${key}" brings back the default.`,
    path: key,
  })
}

function refusal(field: SettingField, value: unknown, detail: string | undefined): string {
  const accepted = detail === undefined ? `${field.key} must be ${describeAccepted(field)}` : detail
  return `${accepted}, not ${JSON.stringify(value) ?? 'nothing'}.`
}
