import { defaultSettings, LullError, settingAt, settingFields, type Settings } from '../../../shared/model'
import type { DoorContext } from '../door'
import type { Client } from '../present'
import { base } from './base'
import { agrees } from './confirm'
import { type Changes, raisedBudgets } from './raised-budgets'

/** A page may lower a budget, but a higher one is the person's to confirm. */
export function guardedSettings(client: Client) {
  return {
    set: base.settings.set.handler(async ({ input, context }) => {
      await confirmRaises(await client.settings.get(), { [input.key]: input.value }, context)
      return client.settings.set(input)
    }),
    reset: base.settings.reset.handler(async ({ input, context }) => {
      await confirmRaises(await client.settings.get(), defaultsWithin(input.key), context)
      return client.settings.reset(input)
    }),
  }
}

/** Asks the person where a budget would rise. Throws `refused` when they say no; then nothing may change. */
export async function confirmRaises(
  before: Settings,
  changes: Changes,
  { window }: DoorContext,
): Promise<void> {
  const raises = raisedBudgets(before, changes)
  if (raises.length === 0) return
  const question = { message: 'Let Lull spend more?', detail: raises.join('\n'), agree: 'Allow' }
  if (await agrees(window, question)) return
  throw new LullError('refused', 'The budget stays as it was', {
    hint: 'A higher budget needs your consent.',
  })
}

/** The defaults of a setting, of a group, or of all. */
function defaultsWithin(key: string | undefined): Changes {
  const keys = [...settingFields.keys()].filter(
    (each) => key === undefined || each === key || each.startsWith(`${key}.`),
  )
  return Object.fromEntries(keys.map((each) => [each, settingAt(defaultSettings, each)]))
}
