import { expect, it } from 'vitest'
import { createSharedUse } from './shared-use'

it('opens once a key, and closes after the last user, however often one releases', () => {
  const log: string[] = []
  const use = createSharedUse((key) => {
    log.push(`open ${key}`)
    return { close: () => void log.push(`close ${key}`) }
  })
  const [first, second] = [use('a'), use('a')]
  use('b')
  expect(first.thing).toBe(second.thing)
  first.release()
  first.release()
  expect(log).toEqual(['open a', 'open b'])
  second.release()
  expect(log).toEqual(['open a', 'open b', 'close a'])
  expect(use('a').thing).not.toBe(first.thing)
})
