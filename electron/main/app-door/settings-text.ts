import { inTodaysForm, listSettings, LullError, Settings } from '../../../shared/model'

/** The settings that a file holds, checked as a whole. Throws `invalidInput` with the first thing that is wrong. */
export function settingsIn(text: string, file: string): Settings {
  const parsed = Settings.safeParse(inTodaysForm(jsonIn(text, file)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  throw new LullError(
    'invalidInput',
    `${file}: ${path ? `${path}: ` : ''}${issue?.message ?? 'not settings'}`,
    {
      hint: 'Correct what is named and import it again; nothing was changed.',
      path,
    },
  )
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const hint = 'Pick a file that Lull exported; nothing was changed.'
    throw new LullError('invalidInput', `${file} is not JSON`, { hint, cause })
  }
}

/** What differs, by key. */
export function changesBetween(before: Settings, after: Settings): readonly (readonly [string, unknown])[] {
  const old = new Map(listSettings(before).map(({ key, value }) => [key, JSON.stringify(value)]))
  return listSettings(after)
    .filter(({ key, value }) => old.get(key) !== JSON.stringify(value))
    .map(({ key, value }) => [key, value] as const)
}
