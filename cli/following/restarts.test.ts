import { describe, expect, it, vi } from 'vitest'
import { createPatience } from './restarts'

const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const { signal } = new AbortController()

describe('patience', () => {
  it('bears an engine that is gone for up to 30 s since it last answered', async () => {
    let now = 0
    const onSilence = vi.fn<() => void>()
    const patience = createPatience(onSilence, () => now)
    await patience.bear(gone, signal)
    now = 29_000
    await patience.bear(gone, signal)
    patience.answered()
    now = 58_000
    await patience.bear(gone, signal)
    now = 89_000
    await expect(patience.bear(gone, signal)).rejects.toBe(gone)
    expect(onSilence).toHaveBeenCalledTimes(2)
  })

  it('bears nothing else', async () => {
    const refused = new Error('no')
    await expect(createPatience().bear(refused, signal)).rejects.toBe(refused)
  })
})
