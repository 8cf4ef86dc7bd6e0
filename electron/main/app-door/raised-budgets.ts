import { settingAt, settingFields, type Settings } from '../../../shared/model'

/** New values of settings, by key, as a page sends them: not checked yet. */
export type Changes = Readonly<Record<string, unknown>>

/** The budgets that would rise, each in words: `dailyUsd: from 1 to 5 USD`. */
export function raisedBudgets(before: Settings, changes: Changes): readonly string[] {
  return Object.entries(changes).flatMap(([key, value]) => {
    const field = settingFields.get(key)
    if (!field || !key.startsWith('budget.')) return []
    const old = settingAt(before, key)
    const rises = typeof old === 'number' && typeof value === 'number' && value > old
    return rises ? [`${field.description}: from ${old} to ${value} ${field.unit ?? ''}`.trimEnd()] : []
  })
}
