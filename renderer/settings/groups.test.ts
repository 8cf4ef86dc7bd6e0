import { describe, expect, it } from 'vitest'
import { defaultSettings, listSettings, settingFields } from '../../shared/model'
import { words } from '../messages/settings'
import { found, groupOf, roomOf, roomsOf } from './groups'
import { sayValue, settingOfText, textOfSetting } from './setting-text'

const entries = listSettings(defaultSettings)

describe('the settings window', () => {
  it('has a place, a title and a sentence for every setting of the schema', () => {
    for (const { key, description } of entries) {
      expect([key, groupOf(key)]).not.toEqual([key, 'more'])
      expect(words.rooms[roomOf(key)]).toBeDefined()
      expect(description).not.toBe('')
    }
    expect(roomsOf(entries).flatMap((room) => room.entries)).toHaveLength(entries.length)
  })

  it('finds settings by their sentence, key and title', () => {
    expect(found(entries, 'battery floor').map(({ key }) => key)).toContain('battery.floorPercent')
    expect(found(entries, 'idle.after').map(({ key }) => key)).toEqual(['idle.afterSeconds'])
    expect(found(entries, 'zebra')).toEqual([])
  })

  it('takes the title of a whole group only where no setting itself has the words', () => {
    const rooms = (search: string) => new Set(found(entries, search).map(({ key }) => roomOf(key)))
    const disk = found(entries, 'disk')
    expect(disk.length).toBeGreaterThan(0)
    for (const { key, description } of disk) expect(`${key} ${description}`.toLowerCase()).toContain('disk')
    expect(rooms('temperature gpu').size).toBeGreaterThan(0)
  })

  it('reads every default again from how it is written', () => {
    for (const field of settingFields.values()) {
      if (field.kind === 'list' || field.kind === 'boolean') continue
      const written = settingOfText(field, textOfSetting(field, field.default))
      expect([field.key, field.schema.parse(written)]).toEqual([field.key, field.default])
    }
  })

  it('says values with their unit', () => {
    expect(sayValue({ kind: 'number', unit: 's' }, 300)).toBe('5 min')
    expect(sayValue({ kind: 'number', unit: '%' }, 20)).toBe('20 %')
    expect(sayValue({ kind: 'bytes', unit: 'bytes' }, 1024 ** 3)).toBe('1.0 GiB')
    expect(sayValue({ kind: 'text' }, null)).toBe('none')
  })
})
