import { describe, expect, it } from 'vitest'
import { describeAccepted, listSettings, settingAt, settingFields } from './setting-list'
import { defaultSettings, Settings } from './settings'

describe('listSettings', () => {
  const entries = new Map(listSettings(defaultSettings).map((entry) => [entry.key, entry]))

  it('tells everything about a number', () => {
    expect(entries.get('idle.afterSeconds')).toEqual({
      key: 'idle.afterSeconds',
      kind: 'number',
      nullable: false,
      default: 300,
      value: 300,
      range: { min: 0, max: 86_400 },
      unit: 's',
      description: 'Without input for this long, a job may start',
    })
  })

  it.each([
    ['jobs.max', { kind: 'integer', nullable: true, default: null, range: { min: 0, max: 1000 } }],
    ['disk.minFreeBytes', { kind: 'bytes', nullable: false, range: { min: 0, max: null } }],
    ['hours', { kind: 'hours', nullable: true }],
    ['notifications.quietHours', { kind: 'hours', nullable: true, default: null }],
    ['excludedApps', { kind: 'list', default: [] }],
    ['focus.fullScreen', { kind: 'boolean', default: true }],
    ['heat.maxCelsius.gpu', { kind: 'number', unit: '°C' }],
  ])('knows %s', (key, expected) => {
    expect(entries.get(key)).toMatchObject(expected)
  })

  it('gives the value in force beside the default', () => {
    const settings = Settings.parse({ idle: { afterSeconds: 60 } })
    const entry = listSettings(settings).find(({ key }) => key === 'idle.afterSeconds')
    expect(entry).toMatchObject({ value: 60, default: 300 })
  })
})

describe('every setting', () => {
  const fields = [...settingFields.values()]

  it.each(fields)('$key has a sentence, a default that it accepts, and a place', (field) => {
    expect(field.description).not.toBe('')
    expect(field.schema.parse(field.default)).toEqual(field.default)
    expect(settingAt(defaultSettings, field.key)).toEqual(field.default)
  })

  it.each(fields.filter(({ kind }) => kind === 'number' || kind === 'integer'))(
    '$key, a number, has both ends of its range',
    ({ range }) => {
      expect(range?.min).toBeGreaterThan(-1e9)
      expect(range?.max).toBeLessThan(1e9)
    },
  )
})

describe('describeAccepted', () => {
  it.each([
    ['idle.cpuPercent', 'a number from 0 to 100 %'],
    ['jobs.max', 'a whole number from 0 to 1000 jobs, or null'],
    ['disk.minFreeBytes', 'a size like "4GiB" from 0 bytes'],
    ['notifications.enabled', 'true or false'],
    ['hours', 'hours like "22:00-07:00", several joined by commas, or null'],
    ['excludedApps', 'a list of texts'],
  ])('%s: %s', (key, expected) => {
    const field = settingFields.get(key)
    expect(field && describeAccepted(field)).toBe(expected)
  })
})
