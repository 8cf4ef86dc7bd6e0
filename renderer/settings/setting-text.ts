import {
  formatSeconds,
  parseSeconds,
  type SettingEntry,
  type SettingField,
  type SettingValue,
} from '../../shared/model'
import { words } from '../messages/settings'
import { sayDuration, saySize } from '../ui/exact-amounts'
import { localBytes } from '../ui/local-bytes'

const figures = new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 })

type Kind = Pick<SettingField, 'kind'>

/** A value as it stands in its control. */
export function textOfSetting(
  { kind, unit }: Kind & Pick<SettingField, 'unit'>,
  value: SettingValue,
): string {
  if (value === null) return ''
  if (typeof value !== 'number') return String(value)
  if (kind === 'bytes') return saySize(value)
  return unit === 's' ? sayDuration(value) : String(value)
}

/** What a text stands for; seconds may be written as `5m`. What cannot be read stays text, so that the setting's own schema refuses it. */
export function settingOfText(
  { kind, nullable, unit }: Kind & Pick<SettingField, 'nullable' | 'unit'>,
  text: string,
): unknown {
  const written = text.trim()
  if (written === '' && nullable) return null
  if (written === '' || kind === 'text' || kind === 'hours' || kind === 'bytes') return written
  if (unit === 's') return parseSeconds(written) ?? written
  return Number.isNaN(Number(written)) ? written : Number(written)
}

/** A value in words: `5 min`, `1.0 GiB`, `none`. */
export function sayValue({ kind, unit }: Kind & Pick<SettingEntry, 'unit'>, value: SettingValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.none
  if (typeof value === 'boolean') return value ? words.on : words.off
  if (typeof value !== 'number') return String(value)
  if (kind === 'bytes') return localBytes(value)
  if (unit === 's' && value >= 60) return formatSeconds(value)
  return unit === undefined ? String(value) : `${figures.format(value)} ${unit}`
}
