import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Flush, openFlush } from './flush'

// The disk is under the test's thumb: `rounds` are its answers that are still awaited.

let rounds: { readonly resolve: () => void; readonly reject: (error: Error) => void }[]
let failures: unknown[]
let flush: Flush

beforeEach(() => {
  vi.useFakeTimers()
  rounds = []
  failures = []
  flush = openFlush(
    () => new Promise<void>((resolve, reject) => rounds.push({ resolve, reject })),
    (error) => failures.push(error),
  )
})
afterEach(() => {
  for (const { resolve } of rounds) resolve()
  flush.close()
  vi.useRealTimers()
})

/** Whether the promise is settled once everything that is due has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  const settle = () => (settled = true)
  promise.then(settle, settle)
  await vi.advanceTimersByTimeAsync(0)
  return settled
}

describe('what was written', () => {
  it('goes to the disk together, though nobody asks', async () => {
    flush.wrote()
    flush.wrote()
    expect(rounds).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(5)
    expect(rounds).toHaveLength(1)
    rounds[0]?.resolve()
    expect(await isSettled(flush.done())).toBe(true)
    expect(rounds).toHaveLength(1)
  })

  it('goes there at once when somebody waits for it', async () => {
    flush.wrote()
    const done = flush.done()
    expect(rounds).toHaveLength(1)
    expect(await isSettled(done)).toBe(false)
    rounds[0]?.resolve()
    expect(await isSettled(done)).toBe(true)
  })

  it('while another round is under way needs one of its own, and so does whoever waits for it', async () => {
    flush.wrote()
    const first = flush.done()
    flush.wrote()
    const second = flush.done()
    rounds[0]?.resolve()
    expect(await isSettled(first)).toBe(true)
    expect(await isSettled(second)).toBe(false)
    expect(rounds).toHaveLength(2)
    rounds[1]?.resolve()
    expect(await isSettled(second)).toBe(true)
  })

  it('is tried again when the disk failed, and whoever waits hears of it', async () => {
    flush.wrote()
    const done = flush.done()
    const heard = done.catch(String)
    await vi.advanceTimersByTimeAsync(5)
    rounds[0]?.reject(new Error('no disk'))
    expect(await heard).toContain('no disk')
    await vi.advanceTimersByTimeAsync(1000)
    expect(failures).toHaveLength(1)
    expect(rounds).toHaveLength(2)
    rounds[1]?.resolve()
    expect(await isSettled(flush.done())).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(rounds).toHaveLength(2)
  })
})

describe('the disk', () => {
  it('is not asked for what somebody else has brought there', async () => {
    flush.wrote()
    flush.kept()
    expect(await isSettled(flush.done())).toBe(true)
    await vi.advanceTimersByTimeAsync(5)
    expect(rounds).toHaveLength(0)
  })

  it('that fails is asked once in a while, however many want to know, and by no other way', async () => {
    flush.wrote()
    await vi.advanceTimersByTimeAsync(5)
    rounds[0]?.reject(new Error('no disk'))
    await vi.advanceTimersByTimeAsync(0)
    flush.wrote()
    flush.kept()
    expect(flush.isFailing()).toBe(true)
    for (const time of [1, 2, 3]) expect(await flush.done().catch(String), `${time}`).toContain('no disk')
    expect(rounds).toHaveLength(1)
    expect(failures).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1000)
    rounds[1]?.resolve()
    expect(await isSettled(flush.done())).toBe(true)
    expect(flush.isFailing()).toBe(false)
  })

  it('is asked no more after the end, and whoever still waits is refused', async () => {
    flush.wrote()
    flush.close()
    await vi.advanceTimersByTimeAsync(5000)
    expect(await flush.done().catch(String)).toContain('engine ends')
    expect(rounds).toHaveLength(0)
  })
})

it('costs nothing when nothing was written', async () => {
  expect(await isSettled(flush.done())).toBe(true)
  expect(rounds).toHaveLength(0)
})
