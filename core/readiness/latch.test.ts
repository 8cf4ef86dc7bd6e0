import { describe, expect, it } from 'vitest'
import { moveLatch, type Latch } from './latch'

const delays = { tripSeconds: 10, clearSeconds: 20 }
const open: Latch = { holds: false, pendingSince: null }
const held: Latch = { holds: true, pendingSince: null }

describe('moveLatch', () => {
  it('waits for the delay of the change it is asked for', () => {
    expect(moveLatch(open, 'past', delays, 100)).toEqual({ holds: false, pendingSince: 100 })
    expect(moveLatch({ holds: false, pendingSince: 100 }, 'past', delays, 110)).toEqual(held)
    expect(moveLatch({ holds: true, pendingSince: 100 }, 'clear', delays, 119)).toEqual({
      holds: true,
      pendingSince: 100,
    })
    expect(moveLatch({ holds: true, pendingSince: 100 }, 'clear', delays, 120)).toEqual(open)
  })

  it('changes nothing in the band, and forgets what was pending', () => {
    expect(moveLatch({ holds: true, pendingSince: 100 }, 'between', delays, 500)).toEqual(held)
    expect(moveLatch({ holds: false, pendingSince: 100 }, 'between', delays, 500)).toEqual(open)
  })

  it('changes at once without a delay', () => {
    const none = { tripSeconds: 0, clearSeconds: 0 }
    expect(moveLatch(open, 'past', none, 5)).toEqual(held)
    expect(moveLatch(held, 'clear', none, 5)).toEqual(open)
  })

  it('begins anew when the monotonic clock did', () => {
    expect(moveLatch({ holds: false, pendingSince: 100 }, 'past', delays, 4)).toEqual({
      holds: false,
      pendingSince: 4,
    })
  })
})
