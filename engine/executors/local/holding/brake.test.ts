import { expect, it } from 'vitest'
import type { Container } from '../containers'
import { brakeOf } from './brake'

const never = new AbortController().signal

/** A container that only notes what it was told, and takes a moment to freeze. */
function notedContainer() {
  const told: string[] = []
  const container = {
    freeze: async () => {
      told.push('freezing')
      await new Promise((resolve) => setTimeout(resolve, 5))
      told.push('frozen')
      return []
    },
    brake: () => told.push('braked'),
    thaw: () => told.push('thawed'),
  } as unknown as Container
  return { told, brake: brakeOf(container, () => undefined, never) }
}

it('stands still while any cause holds', async () => {
  const { told, brake } = notedContainer()
  brake.holdAtOnce('duty')
  await brake.hold('plan')
  await brake.release('duty')
  expect(told).toEqual(['braked', 'freezing', 'frozen'])
  await brake.release('plan')
  expect(told.at(-1)).toBe('thawed')
})

it('never lets a freeze under way come after the thaw that followed it', async () => {
  const { told, brake } = notedContainer()
  await Promise.all([brake.hold('plan'), brake.release('plan'), brake.hold('plan'), brake.release('plan')])
  expect(told.at(-1)).toBe('thawed')
})

it('goes on after a step that failed', async () => {
  const { told, brake } = notedContainer()
  const broken = brakeOf(
    {
      freeze: () => Promise.reject(new Error('no')),
      thaw: () => told.push('thawed'),
    } as unknown as Container,
    () => undefined,
    never,
  )
  await expect(broken.hold('plan')).rejects.toThrow('no')
  await broken.release('plan')
  expect(told).toEqual(['thawed'])
  await brake.release('plan')
})

it('lets the tree go as soon as it can, when it cannot at first', async () => {
  const troubles: unknown[] = []
  let files = 0
  const thaw = () => {
    files += 1
    if (files === 1) throw new Error('too many open files')
  }
  const brake = brakeOf({ thaw } as unknown as Container, (error) => troubles.push(error), never)
  await brake.release('plan')
  expect([files, troubles]).toEqual([2, [new Error('too many open files')]])
})

it('tells of a stop at once that failed, and lets its caller go on', async () => {
  const troubles: unknown[] = []
  const failing = () => {
    throw new Error('too many open files')
  }
  const brake = brakeOf({ brake: failing } as unknown as Container, (error) => troubles.push(error), never)
  brake.holdAtOnce('plan')
  expect(troubles).toEqual([new Error('too many open files')])
  expect(brake.causes).toEqual(new Set(['plan']))
})
