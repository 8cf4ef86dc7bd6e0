import { describe, expect, it } from 'vitest'
import { localFigures } from './local-figures'

describe('the figures of a sentence', () => {
  it.each([
    [
      'Only 1.5 GiB of disk space are free; jobs need 10.0 GiB',
      'Only 1,5 GiB of disk space are free; jobs need 10,0 GiB',
    ],
    ['The processor is at 91.5 °C; the limit is 90 °C', 'The processor is at 91,5 °C; the limit is 90 °C'],
    ['Other programs use 25.3 % of the processors', 'Other programs use 25,3 % of the processors'],
    ['It asks for 1.5 processors', 'It asks for 1,5 processors'],
    ['“Blender 4.2” fills the screen', '“Blender 4.2” fills the screen'],
    ['10.0.0.1 does not answer', '10.0.0.1 does not answer'],
    ['Lull 1.2.3 % done', 'Lull 1.2.3 % done'],
  ])('%s', (sentence, german) => {
    expect(localFigures(sentence, 'de')).toBe(german)
    expect(localFigures(sentence, 'en')).toBe(sentence)
  })
})
