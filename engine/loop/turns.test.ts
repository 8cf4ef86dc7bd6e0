import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../instance'
import type { Rhythm } from './rhythm'
import { createTurns, type Turn } from './turns'

const beatMs = 20

it('rests after a look for input that took longer than its beat', async () => {
  const taken: Turn[] = []
  let rhythm: Rhythm = { fullSeconds: 600, inputSeconds: beatMs / 1000 }
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
  rhythm = { fullSeconds: 600, inputSeconds: null }
  isSeen()
  await sleep(0) // a round, in which the loop goes on or rests
  turns.request('plan')
  await vi.waitFor(() => expect(taken.at(-1)?.look).toBe('plan'))
  expect(taken.map(({ look }) => look)).toEqual(['full', 'input', 'plan'])
})
