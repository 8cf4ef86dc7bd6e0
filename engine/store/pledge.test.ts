import { setImmediate as eventLoopRound } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { openPledge } from './pledge'

it('is kept by itself, once for all that was pledged together', async () => {
  const wait = vi.fn<() => void>()
  const pledge = openPledge(wait)
  pledge.give()
  pledge.give()
  expect(wait).not.toHaveBeenCalled()
  await eventLoopRound()
  await eventLoopRound()
  await eventLoopRound()
  expect(wait).toHaveBeenCalledOnce()
})

it('costs nothing when something later has waited for the disk, or nothing was pledged', async () => {
  const wait = vi.fn<() => void>()
  const pledge = openPledge(wait)
  pledge.settle()
  pledge.give()
  pledge.kept()
  pledge.settle()
  await eventLoopRound()
  await eventLoopRound()
  await eventLoopRound()
  expect(wait).not.toHaveBeenCalled()
})

it('is kept at once for whoever asks, and again and again until the disk can', () => {
  vi.useFakeTimers()
  try {
    const wait = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new Error('disk full')
    })
    const pledge = openPledge(wait)
    pledge.give()
    pledge.settle()
    expect(wait).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1000)
    expect(wait).toHaveBeenCalledTimes(2)
    pledge.settle()
    expect(wait).toHaveBeenCalledTimes(2)
  } finally {
    vi.useRealTimers()
  }
})
