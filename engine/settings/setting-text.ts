import { currentKey, parseSeconds, type SettingField, type SettingValue } from '../../shared/model'
import { checkSetting, settingField } from './check-setting'

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  on: true,
  yes: true,
  false: false,
  off: false,
  no: false,
}
const nothings = new Set(['', 'null', 'none'])

/**
 * A setting's value as people type it: `120` or `2m` for seconds, `4GiB`, `true` or `off`, `a,b` or `["a","b"]`, `null`.
 * Throws as `checkSetting` does.
 */
export function parseSettingText(givenKey: string, text: string): SettingValue {
  const key = currentKey(givenKey)
  return checkSetting(key, read(settingField(key), text.trim()))
}

/** What the text means for this kind of setting; itself where it means nothing, for the check to refuse. */
function read(field: SettingField, text: string): unknown {
  if (field.nullable && nothings.has(text.toLowerCase())) return null
  switch (field.kind) {
    case 'boolean':
      return truths[text.toLowerCase()] ?? text
    case 'list':
      return readList(text)
    case 'number':
    case 'integer':
      return (field.unit === 's' ? parseSeconds(text) : undefined) ?? readNumber(text)
    case 'bytes':
    case 'hours':
    case 'text':
      return text
  }
}

function readNumber(text: string): unknown {
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? text : number
}

function readList(text: string): unknown {
  if (text === '') return []
  if (!text.startsWith('[')) return text.split(',').map((item) => item.trim())
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Not JSON after all: the check refuses it, and shows it as it was typed.
    return text
  }
}
