import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBytes, parseSeconds } from '../../shared/model'
import { durationText, sayDuration, saySize, sizeText } from './exact-amounts'

it('writes sizes and durations as people do, and exactly', () => {
  expect(sizeText(4 * 1024 ** 3)).toBe('4GiB')
  expect(sizeText(1000)).toBe('1000')
  expect(durationText(5400)).toBe('1h30m')
  expect(durationText(0.5)).toBe('0.5')
  expect([5400, 300, 86_400, 90, 10, 0.1].map(sayDuration)).toEqual([
    '1 h 30 min',
    '5 min',
    '24 h',
    '1 min 30 s',
    '10 s',
    '0.1 s',
  ])
  expect(saySize(64 * 1024 ** 2)).toBe('64 MiB')
  fc.assert(
    fc.property(fc.nat(), fc.nat(40), (amount, power) => {
      expect(parseBytes(sizeText(amount * 2 ** power))).toBe(amount * 2 ** power)
      expect(parseSeconds(durationText(amount))).toBe(amount)
      expect(parseSeconds(sayDuration(amount))).toBe(amount)
      expect(parseBytes(saySize(amount * 2 ** power))).toBe(amount * 2 ** power)
    }),
  )
})
