import { expect, it } from 'vitest'
import { createKeepOpen } from './keep-open'

it('keeps a pinned popover when what was dragged over it has left', () => {
  const told: boolean[] = []
  const keepOpen = createKeepOpen((wanted) => told.push(wanted))
  keepOpen('pinned', false)
  keepOpen('dragged-over', true)
  keepOpen('pinned', true)
  keepOpen('dragged-over', false)
  keepOpen('pinned', false)
  expect(told).toEqual([false, true, true, true, false])
})
