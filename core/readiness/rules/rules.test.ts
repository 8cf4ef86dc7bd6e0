import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../../shared/model'
import { look } from '../look'
import { after, quiet } from '../machine.fixture'
import { rules, type Rule } from '.'

/** Writes down which settings a rule touches. */
function recorded(settings: Settings, touched: Set<string>): Settings {
  const record = <T extends object>(part: T, path: string): T =>
    new Proxy(part, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof key !== 'string') return value
        const here = path + key
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          return record(value, `${here}.`)
        touched.add(here)
        return value
      },
    })
  return record(settings, '')
}

function settingsRead(rule: Rule): readonly string[] {
  const touched = new Set<string>()
  const settings = recorded({ ...defaultSettings, hours: '01:00-02:00', excludedApps: ['code'] }, touched)
  const sample = {
    ...quiet,
    power: { source: 'battery' as const, chargePercent: 50 },
    focus: { fullScreen: true, application: 'code', inCall: true, idleInhibited: true },
  }
  const limits = { maxCpuPercent: 90, maxMemoryPercent: 90, maxJobs: 5 }
  // The battery's rule looks further only where no row is in force, and the memory's only where one is.
  const row = rule.code === 'batteryLow' ? 'none' : 'mains'
  look(rule, { sample, settings, paused: null, now: after(0), row, limits })
  if (rule.kind === 'gauge') rule.delays?.(settings)
  return [...touched].toSorted()
}

describe('the rules', () => {
  it.each(rules.map((rule) => [rule.key, rule] as const))('%s reads the settings it says', (_key, rule) => {
    expect(settingsRead(rule)).toEqual([...rule.reads].toSorted())
  })

  it('have each a key of its own', () => {
    expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length)
  })
})
