import { expect, it, vi } from 'vitest'
import { createRemembered } from './remembered'

function counter() {
  let asked = 0
  return () => Promise.resolve((asked += 1))
}

it('asks once for as long as the answer is fresh', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const remembered = createRemembered(counter(), 500)
  expect(await Promise.all([remembered.read(), remembered.read()])).toEqual([1, 1])
  clock.mockReturnValue(1_499)
  expect(await remembered.read()).toBe(1)
  clock.mockReturnValue(1_500)
  expect(await remembered.read()).toBe(2)
  clock.mockRestore()
})

it('asks again after it was told to forget, also in the middle of a question', async () => {
  const remembered = createRemembered(counter(), 60_000)
  const first = remembered.read()
  remembered.forget()
  expect(await remembered.read()).toBe(2)
  expect(await first).toBe(1)
  expect(await remembered.read()).toBe(2)
})
