import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenForInterrupts } from './interrupt'

describe('listenForInterrupts', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function listen() {
    const signals = new EventEmitter()
    const first = vi.fn<() => void>()
    const interrupts = listenForInterrupts(first, signals as unknown as NodeJS.Process)
    return { signals, first, interrupts }
  }

  it('leaves the job running after one', async () => {
    const { signals, first, interrupts } = listen()
    signals.emit('SIGINT')
    expect(first).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(2_000)
    await expect(interrupts.decided).resolves.toBe('leave')
  })

  it('cancels it at a second one within two seconds', async () => {
    const { signals, first, interrupts } = listen()
    signals.emit('SIGINT')
    await vi.advanceTimersByTimeAsync(1_900)
    signals.emit('SIGINT')
    await expect(interrupts.decided).resolves.toBe('cancel')
    expect(first).toHaveBeenCalledOnce()
  })

  it('leaves nothing behind when it stops', () => {
    const { signals, interrupts } = listen()
    signals.emit('SIGINT')
    interrupts.stop()
    expect(signals.listenerCount('SIGINT')).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
