import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openClearing } from './clearing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is done when there is time, once, whatever fails of it', () => {
  const { later, now } = openClearing()
  const done: string[] = []
  later(() => {
    throw new Error('EMFILE')
  })
  later(() => done.push('group'))
  expect(done).toEqual([])
  now()
  vi.runAllTimers()
  expect(done).toEqual(['group'])
})

it('is done soon although nobody says when', () => {
  const { later } = openClearing()
  const done: string[] = []
  later(() => done.push('group'))
  vi.runAllTimers()
  expect(done).toEqual(['group'])
})
