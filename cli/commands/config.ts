import type { SettingEntry, Settings } from '../../shared/model'
import { valueAt } from '../../shared/model/field-path'
import { formatBytes } from '../../shared/model/units'
import { exitCodes } from '../exit'
import type { Paint } from '../paint'
import type { Session } from '../session'
import { openSettingsDoor } from '../settings/settings-door'
import { table } from '../table'

/** `lull config get [KEY]`: one setting, a group of them, or all. */
export async function configGet(session: Session, key: string | undefined): Promise<number> {
  const settings = await openSettingsDoor(session).get()
  const value = key === undefined ? settings : await knownValue(settings, key)
  await session.out.show(value, plain)
  return exitCodes.done
}

/** `lull config set KEY VALUE`. */
export async function configSet(session: Session, key: string, text: string): Promise<number> {
  const settings = await openSettingsDoor(session).set(key, text)
  await session.out.show(settings, () => `${key} is now ${plain(valueAt(settings, key))}`)
  return exitCodes.done
}

/** `lull config reset [KEY]`: back to the default. */
export async function configReset(session: Session, key: string | undefined): Promise<number> {
  const settings = await openSettingsDoor(session).reset(key)
  await session.out.show(settings, () =>
    key === undefined
      ? 'All settings are back to their defaults'
      : `${key} is back to ${plain(valueAt(settings, key))}`,
  )
  return exitCodes.done
}

/** `lull config list`: every setting with its value, default, unit and meaning. */
export async function configList(session: Session): Promise<number> {
  const settings = await openSettingsDoor(session).get()
  const { listSettings } = await import('../../shared/model')
  const all = listSettings(settings)
  await session.out.show(all, () => settingsTable(all, session.out))
  return exitCodes.done
}

/** `lull config edit`: opens the settings file in the person’s editor. */
export async function configEdit(session: Session): Promise<number> {
  const { editSettings } = await import('../settings/edit-settings')
  await editSettings(session.around)
  return configGet(session, undefined)
}

function settingsTable(
  all: readonly SettingEntry[],
  look: { readonly paint: Paint; readonly columns: number | undefined },
): string {
  const shown = (value: unknown, unit: string | undefined) =>
    unit === 'bytes' && typeof value === 'number' ? formatBytes(value) : plain(value)
  const changed = ({ value, default: standard }: SettingEntry) =>
    JSON.stringify(value) !== JSON.stringify(standard)
  return table(
    all,
    [
      { title: 'KEY', cell: ({ key }) => key },
      {
        title: 'VALUE',
        cell: (one) =>
          changed(one) ? look.paint.bold(shown(one.value, one.unit)) : shown(one.value, one.unit),
        align: 'right',
      },
      { title: 'UNIT', cell: ({ unit }) => unit ?? '' },
      { title: 'DEFAULT', cell: (one) => (changed(one) ? shown(one.default, one.unit) : ''), align: 'right' },
      { title: 'MEANING', cell: ({ description }) => description, shrinks: true },
    ],
    look,
  )
}

async function knownValue(settings: Settings, key: string): Promise<unknown> {
  const value = valueAt(settings, key)
  if (value !== undefined) return value
  const { LullError, settingFields } = await import('../../shared/model')
  const { nearest } = await import('../../shared/nearest')
  const meant = nearest(key, [...settingFields.keys()])
  const hint = `${meant === undefined ? '' : `Did you mean ${meant}? `}\`lull config list\` shows them all.`
  throw new LullError('unknownSetting', `There is no setting "${key}"`, { hint, path: key })
}

/** A value as it would be typed. */
function plain(value: unknown): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, undefined, typeof value === 'object' && !Array.isArray(value) ? 2 : 0)
}
