import { expect, it } from 'vitest'
import { durationsIn } from './local-seconds'

it('writes a duration as people of the locale do', () => {
  expect([45, 5400, 180_000].map(durationsIn('de'))).toEqual(['45 Sek.', '1 Std., 30 Min.', '2 Tg., 2 Std.'])
  expect(durationsIn('ja')(5400)).toBe('1 時間 30 分')
  expect(durationsIn('ar-EG')(5400)).toMatch(/١.*٣٠/)
})

it('writes English as the engine does', () => {
  expect([0, 45, 5400].map(durationsIn('en-GB'))).toEqual(['0 s', '45 s', '1 h 30 min'])
})
