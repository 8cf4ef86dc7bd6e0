import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model'
import { changesBetween, settingsIn } from './settings-text'

const read = (text: string) => () => settingsIn(text, 'mine.json')

describe('settings in a file', () => {
  it('are read whole; what is left out has its default', () => {
    const settings = settingsIn(JSON.stringify({ idle: { afterSeconds: 900 } }), 'mine.json')
    expect(changesBetween(defaultSettings, settings)).toEqual([['idle.afterSeconds', 900]])
  })

  it('may be those of an earlier Lull', () => {
    const settings = settingsIn('{"notifications":false}', 'mine.json')
    expect(changesBetween(defaultSettings, settings)).toEqual([['notifications.enabled', false]])
  })

  it('are refused whole, with the first thing that is wrong', () => {
    expect(read('{"idle":{"afterSeconds":-1}}')).toThrow(/^mine\.json: idle\.afterSeconds: /)
    expect(read('{"idel":{}}')).toThrow(/idel/)
    expect(read('[]')).toThrow('mine.json')
    expect(read('idle = 3')).toThrow('mine.json is not JSON')
  })
})
