import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBytes, parseSeconds } from '../../shared/model'
import { durationText, sizeText } from './exact-amounts'

it('writes sizes and durations as people do, and exactly', () => {
  expect(sizeText(4 * 1024 ** 3)).toBe('4GiB')
  expect(sizeText(1000)).toBe('1000')
  expect(durationText(5400)).toBe('1h30m')
  expect(durationText(0.5)).toBe('0.5')
  fc.assert(
    fc.property(fc.nat(), fc.nat(40), (amount, power) => {
      expect(parseBytes(sizeText(amount * 2 ** power))).toBe(amount * 2 ** power)
      expect(parseSeconds(durationText(amount))).toBe(amount)
    }),
  )
})
