import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings, settingFields } from '../../shared/model'
import { refusal } from '../../test/fixtures/refusal'
import { openSettings, parseSettingText, type SettingsFile } from './index'
import { readStored, settingsOf, writeStored } from './stored-settings'

let folder: string
let file: string
const opened: SettingsFile[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lull-settings-'))
  file = join(folder, 'settings.json')
})

afterEach(() => {
  for (const settings of opened.splice(0)) settings.close()
  rmSync(folder, { recursive: true })
})

function open(): SettingsFile {
  const settings = openSettings({ settingsFile: file })
  opened.push(settings)
  return settings
}

const onDisk = () => JSON.parse(readFileSync(file, 'utf8')) as unknown
const keptAside = () => readdirSync(folder).filter((name) => name.startsWith('settings.json.corrupt-'))

describe('settings', () => {
  it('are the defaults without a file, and looking makes none', () => {
    expect(open().get()).toEqual(defaultSettings)
    expect(readdirSync(folder)).toEqual([])
  })

  it('keep only what differs from the defaults, readable for the person alone', () => {
    const settings = open()
    expect(settings.set('idle.afterSeconds', 120).idle.afterSeconds).toBe(120)
    settings.set('heat.maxCelsius.gpu', 70)
    settings.set('disk.minFreeBytes', '2GiB')
    settings.set('cpu.vetoPercent', 25)
    expect(onDisk()).toEqual({
      idle: { afterSeconds: 120 },
      heat: { maxCelsius: { gpu: 70 } },
      disk: { minFreeBytes: 2 * 1024 ** 3 },
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(open().get()).toEqual(settings.get())
  })

  it('go back to the default one by one, by group, and all', () => {
    const settings = open()
    settings.set('idle.afterSeconds', 120)
    settings.set('idle.cpuPercent', 50)
    settings.set('hours', '22:00-07:00')
    expect(settings.reset('idle.afterSeconds').idle).toEqual({ ...defaultSettings.idle, cpuPercent: 50 })
    expect(settings.reset('idle').idle).toEqual(defaultSettings.idle)
    expect(onDisk()).toEqual({ hours: '22:00-07:00' })
    expect(settings.reset()).toEqual(defaultSettings)
    expect(onDisk()).toEqual({})
  })

  it('make their folder when there is none yet', () => {
    file = join(folder, 'config', 'lull', 'settings.json')
    open().set('notifications.enabled', false)
    expect(onDisk()).toEqual({ notifications: { enabled: false } })
  })

  it('that cannot be written are refused, and the old ones hold', () => {
    mkdirSync(join(folder, 'settings.json'))
    const settings = open()
    expect(settings.messages()[0]).toContain('cannot be read')
    expect(refusal(() => settings.set('notifications.enabled', false)).code).toBe('storeUnusable')
    expect(settings.get().notifications.enabled).toBe(true)
  })

  it('written by somebody else a moment ago are not written over', () => {
    const [one, other] = [open(), open()]
    one.set('idle.afterSeconds', 100)
    other.set('idle.cpuPercent', 5)
    expect(onDisk()).toEqual({ idle: { afterSeconds: 100, cpuPercent: 5 } })
    expect(other.get().idle.afterSeconds).toBe(100)
  })
})

describe('a refusal', () => {
  it.each([
    ['idle.afterSecond', 1, 'unknownSetting', 'idle.afterSeconds'],
    ['IDLE.AFTERSECONDS', 1, 'unknownSetting', 'idle.afterSeconds'],
    ['budget.dailyUSD', 1, 'unknownSetting', 'budget.dailyUsd'],
    ['idle', {}, 'unknownSetting', 'idle.resumeAfterSeconds'],
    ['__proto__', {}, 'unknownSetting', 'lull config list'],
    ['constructor.name', 'x', 'unknownSetting', 'lull config list'],
  ])('of %s names the nearest key, or the list where none is near', (key, value, code, hint) => {
    const error = refusal(() => open().set(key, value))
    expect(error).toMatchObject({ code, path: key })
    expect(error.hint).toContain(hint)
  })

  it.each([
    ['idle.cpuPercent', 101, 'idle.cpuPercent must be a number from 0 to 100 %, not 101.'],
    ['idle.cpuPercent', '10', 'idle.cpuPercent must be a number from 0 to 100 %, not "10".'],
    ['idle.cpuPercent', undefined, 'idle.cpuPercent must be a number from 0 to 100 %, not nothing.'],
    ['jobs.max', 1.5, 'jobs.max must be a whole number from 0 to 1000 jobs, or null, not 1.5.'],
    ['disk.minFreeBytes', 'lots', 'disk.minFreeBytes must be a size like "4GiB" from 0 bytes, not "lots".'],
    ['hours', '25:00-26:00', 'hours look like "22:00-07:00", several joined by commas, not "25:00-26:00".'],
    ['excludedApps', 'vlc', 'excludedApps must be a list of texts, not "vlc".'],
  ])('of %s = %j names the range and changes nothing', (key, value, message) => {
    const settings = open()
    expect(refusal(() => settings.set(key, value))).toMatchObject({
      code: 'settingOutOfRange',
      path: key,
      message,
    })
    expect(settings.get()).toEqual(defaultSettings)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('parseSettingText', () => {
  it.each([
    ['idle.afterSeconds', '120', 120],
    ['idle.afterSeconds', '2m', 120],
    ['idle.cpuPercent', ' 7.5 ', 7.5],
    ['jobs.max', 'null', null],
    ['jobs.max', '', null],
    ['notifications.enabled', 'off', false],
    ['notifications.enabled', 'TRUE', true],
    ['hours', '22:00-07:00', '22:00-07:00'],
    ['hours', 'none', null],
    ['disk.minFreeBytes', '4GiB', 4 * 1024 ** 3],
    ['disk.minFreeBytes', '1000', 1000],
    ['excludedApps', 'vlc, mpv', ['vlc', 'mpv']],
    ['excludedApps', '["a,b"]', ['a,b']],
    ['excludedApps', '', []],
  ])('%s: %j is %j', (key, text, value) => {
    expect(parseSettingText(key, text)).toEqual(value)
  })

  it.each([
    ['idle.afterSeconds', ''],
    ['idle.afterSeconds', 'null'],
    ['jobs.max', '1.5'],
    ['notifications.enabled', '1'],
    ['notifications.quietHours', 'at night'],
    ['excludedApps', '[1]'],
    ['excludedApps', '["a"'],
  ])('%s: %j is refused', (key, text) => {
    expect(refusal(() => parseSettingText(key, text)).code).toBe('settingOutOfRange')
  })
})

describe('a bad file at opening', () => {
  it.each(['{ "idle": ', '', '[1]', 'null', '\u0000\u0001'])(
    '%j is kept aside and the defaults hold',
    (text) => {
      writeFileSync(file, text)
      const settings = open()
      expect(settings.get()).toEqual(defaultSettings)
      const [kept = '', ...more] = keptAside()
      expect(more).toEqual([])
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text)
      expect(settings.messages().join()).toContain(kept)
    },
  )

  it('loses only the keys that are wrong, names them, and is told of once', () => {
    writeFileSync(
      file,
      '{"idle":{"afterSeconds":60,"cpuPercent":900},"colour":"red","__proto__":{"x":1},"cpu":3}',
    )
    const settings = open()
    expect(settings.get()).toEqual({
      ...defaultSettings,
      idle: { ...defaultSettings.idle, afterSeconds: 60 },
    })
    const [message = ''] = settings.messages()
    for (const wrong of ['idle.cpuPercent', '"colour"', '"__proto__"', '"cpu"'])
      expect(message).toContain(wrong)
    expect(message).not.toMatch(/\.[.;]/)
    expect(onDisk()).toEqual({ idle: { afterSeconds: 60 } })
    expect(open().messages()).toEqual([])
    expect(keptAside()).toHaveLength(1)
  })
})

describe('a setting that has moved', () => {
  it('is read where it was, without a word, and written where it is', () => {
    writeFileSync(file, '{"notifications":false}')
    const settings = open()
    expect(settings.messages()).toEqual([])
    expect(settings.get().notifications).toEqual({ ...defaultSettings.notifications, enabled: false })
    settings.set('notifications.budget', false)
    expect(onDisk()).toEqual({ notifications: { enabled: false, budget: false } })
    expect(keptAside()).toEqual([])
  })

  it('is set by its former key too, and reset with the group that has its name now', () => {
    const settings = open()
    settings.set('notifications.jobDone', false)
    expect(settings.imagine({ notifications: false }).notifications.enabled).toBe(false)
    settings.set('notifications', parseSettingText('notifications', 'off'))
    expect(onDisk()).toEqual({ notifications: { enabled: false, jobDone: false } })
    settings.set('notifications', true)
    expect(onDisk()).toEqual({ notifications: { jobDone: false } })
    expect(settings.reset('notifications')).toEqual(defaultSettings)
    expect(refusal(() => settings.set('notifications', 3)).path).toBe('notifications.enabled')
  })
})

describe('an edit by hand', () => {
  /** Generous, for a busy machine: the edit is normally seen within 0.2 s. */
  const patience = { timeout: 10_000, interval: 10 }

  it('comes into force', async () => {
    const settings = open()
    const heard = vi.fn<(settings: object) => void>()
    settings.onChange(heard)
    writeFileSync(file, '{"idle":{"afterSeconds":7}}')
    await vi.waitFor(() => expect(settings.get().idle.afterSeconds).toBe(7), patience)
    expect(heard).toHaveBeenLastCalledWith(settings.get())
    rmSync(file)
    await vi.waitFor(() => expect(settings.get()).toEqual(defaultSettings), patience)
  })

  it('that is not valid is told of, and the last good settings hold until it is mended', async () => {
    const settings = open()
    settings.set('idle.afterSeconds', 60)
    settings.onChange(() => undefined)
    writeFileSync(file, '{"idle":{"afterSeconds":-1}}')
    await vi.waitFor(() => expect(settings.messages().join()).toContain('idle.afterSeconds'), patience)
    expect(settings.get().idle.afterSeconds).toBe(60)
    expect(keptAside()).toEqual([])
    writeFileSync(file, '{"idle":{"afterSeconds":1}}')
    await vi.waitFor(() => expect(settings.get().idle.afterSeconds).toBe(1), patience)
    expect(settings.messages()).toEqual([])
  })

  it('that is not valid is kept aside when a setting is changed meanwhile', () => {
    const settings = open()
    writeFileSync(file, '{"idle": my notes')
    settings.set('notifications.enabled', false)
    expect(onDisk()).toEqual({ notifications: { enabled: false } })
    expect(keptAside().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{"idle": my notes'])
  })

  it('is no longer heard after close, and the own change is heard once', () => {
    const settings = open()
    const heard = vi.fn<(settings: object) => void>()
    settings.onChange(heard)
    settings.set('notifications.enabled', false)
    expect(heard).toHaveBeenCalledTimes(1)
    settings.close()
    settings.set('notifications.enabled', true)
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('for all settings and texts', () => {
  const keys = [...settingFields.keys()]

  it('what is written is read back', () => {
    const change = fc
      .constantFrom(...keys)
      .chain((key) => fc.tuple(fc.constant(key), fc.double({ min: 0, max: 1, noNaN: true })))
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const numbers = changes.filter(([key]) => settingFields.get(key)?.kind === 'number')
        const values = new Map(
          numbers.map(([key, at]) => {
            const { min = 0, max } = settingFields.get(key)?.range ?? {}
            return [key, min + at * ((max ?? 1) - min)]
          }),
        )
        const reading = readStored(writeStored(values))
        expect(reading.problems).toEqual([])
        expect(settingsOf(reading.values)).toEqual(settingsOf(values))
      }),
    )
  })

  it('no JSON makes reading throw, and its good part is always in force', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(() => settingsOf(readStored(JSON.stringify(content)).values)).not.toThrow()
      }),
    )
  })
})
