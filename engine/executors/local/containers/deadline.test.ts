import { expect, it } from 'vitest'
import { untilNone, untilNoneWhileFewer } from './deadline'

/** Looks that find one fewer each time, down to `last`. */
function fewerAndFewer(first: number, last: number) {
  let left = first + 1
  return () => {
    left = Math.max(last, left - 1)
    return Array.from({ length: left }, (_, at) => at)
  }
}

it('gives up on those that are left when the time is up', async () => {
  expect(await untilNone(() => [7], 5)).toEqual([7])
})

it('waits for many for as long as they become fewer', async () => {
  // 60 looks of at least a millisecond take longer than the ten that are given to each step.
  expect(await untilNoneWhileFewer(fewerAndFewer(60, 0), 10)).toEqual([])
})

it('gives up on the rest of many once none of them goes any more', async () => {
  expect(await untilNoneWhileFewer(fewerAndFewer(5, 2), 10)).toEqual([0, 1])
})
