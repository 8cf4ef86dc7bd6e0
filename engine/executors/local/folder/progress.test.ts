import { expect, it } from 'vitest'
import { parseProgress } from './progress'

it.each([
  ['42', { percent: 42 }],
  ['99.5', { percent: 99.5 }],
  ['{"percent":42,"message":"epoch 4"}', { percent: 42, message: 'epoch 4' }],
  ['{"message":"warming up"}', { message: 'warming up' }],
])('reads %s', (text, progress) => {
  expect(parseProgress(text)).toEqual(progress)
})

it.each(['', '101', '-1', 'half', '{"perc', 'null', 'true', '[]', '{"percent":"x"}', 'NaN'])(
  'takes %j for nothing',
  (text) => {
    expect(parseProgress(text)).toBeNull()
  },
)
