import { expect, it } from 'vitest'
import { keepTogether } from './keep-together'

it('keeps figures with their units, and options whole', () => {
  expect(keepTogether('nothing runs before 3 min; 25 % or less')).toBe(
    'nothing runs before 3\u00A0min; 25\u00A0% or less',
  )
  expect(keepTogether('submit with --now - or not')).toBe('submit with -\u2060-\u2060now - or not')
})
