import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { JobId } from '../../shared/model'
import type { Log } from '../instance'
import { type Inbox, openInbox } from './inbox'

const [a, b] = [JobId.parse('a'), JobId.parse('b')]
const errors: string[] = []
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message) => void errors.push(message),
  close: () => undefined,
}

let done: string[]
let diskIsFull: boolean
let inbox: Inbox

beforeEach(() => {
  vi.useFakeTimers()
  done = []
  errors.length = 0
  diskIsFull = false
  inbox = openInbox(log)
})
afterEach(() => {
  inbox.close()
  vi.useRealTimers()
})

const write = (text: string) => () => {
  if (diskIsFull) throw new Error('the disk is full')
  done.push(text)
}

describe('an inbox', () => {
  it('has its work done at once', () => {
    inbox.put(a, write('first'))
    expect(done).toEqual(['first'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does what could not be done as soon as it can be, in order, and each thing once', () => {
    diskIsFull = true
    for (const text of ['first', 'second', 'third']) inbox.put(a, write(text))
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual([])
    expect(errors.length).toBeGreaterThan(0)
    diskIsFull = false
    vi.advanceTimersByTime(1_000)
    expect(done).toEqual(['first', 'second', 'third'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets no job wait for another', () => {
    inbox.put(a, () => {
      throw new Error('never')
    })
    inbox.put(b, write('of b'))
    expect(done).toEqual(['of b'])
  })

  it('takes what comes out of its own work after what waits already', () => {
    diskIsFull = true
    inbox.put(a, () => {
      write('first')()
      inbox.put(a, write('third'))
    })
    inbox.put(a, write('second'))
    diskIsFull = false
    vi.advanceTimersByTime(1_000)
    expect(done).toEqual(['first', 'second', 'third'])
  })

  it('tries no more once it is closed', () => {
    diskIsFull = true
    inbox.put(a, write('first'))
    inbox.close()
    diskIsFull = false
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual([])
  })
})
