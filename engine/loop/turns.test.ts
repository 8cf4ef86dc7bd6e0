import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../instance'
import type { Rhythm } from './rhythm'
import { createTurns, type Turn } from './turns'

const beatMs = 20

it('rests after a look for input that took longer than its beat', async () => {
  const taken: Turn[] = []
  let rhythm: Rhythm = { fullSeconds: 600, inputSeconds: beatMs / 1000, inputLastsSeconds: 600 }
  let isSeen = (): void => undefined
  const slowLook = new Promise<void>((resolve) => (isSeen = resolve))
  const turns = createTurns({
    take: (turn) => {
      taken.push(turn)
      return turn.look === 'input' ? slowLook : Promise.resolve()
    },
    rhythm: () => rhythm,
    clock: systemClock(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined, close: () => undefined },
  })
  onTestFinished(turns.stop)
  await turns.start()
  await vi.waitFor(() => expect(taken.at(-1)?.look).toBe('input'))
  await sleep(5 * beatMs) // the beats that pass meanwhile
  rhythm = { fullSeconds: 600, inputSeconds: null, inputLastsSeconds: 600 }
  isSeen()
  await sleep(0) // a round, in which the loop goes on or rests
  turns.request('plan')
  await vi.waitFor(() => expect(taken.at(-1)?.look).toBe('plan'))
  expect(taken.map(({ look }) => look)).toEqual(['full', 'input', 'plan'])
})

it('looks for input before a plan that comes long after the last look', async () => {
  const taken: Turn[] = []
  let monotonicSeconds = 100
  const turns = createTurns({
    take: async (turn) => void taken.push(turn),
    rhythm: () => ({ fullSeconds: 600, inputSeconds: null, inputLastsSeconds: 0.2 }),
    clock: () => ({ ...systemClock()(), monotonicSeconds }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined, close: () => undefined },
  })
  onTestFinished(turns.stop)
  await turns.start()
  const plansAfter = async (seconds: number) => {
    monotonicSeconds += seconds
    turns.request('plan')
    const before = taken.length
    await vi.waitFor(() => expect(taken.length).toBeGreaterThan(before))
    return taken.at(-1)
  }
  expect(await plansAfter(0.1)).toEqual({ look: 'plan', planAnyway: true })
  expect(await plansAfter(0.2)).toEqual({ look: 'input', planAnyway: true })
  expect(await plansAfter(0.1)).toEqual({ look: 'plan', planAnyway: true })
})
