import { describe, expect, it } from 'vitest'
import { pastAfter, pastSpanSeconds } from './past-span'

const at = (atSeconds: number) => ({ atSeconds, gpus: [] })

describe('the recent past', () => {
  it('grows at its end and forgets what is older than its span', () => {
    const past = pastAfter([at(0), at(10)], [at(11)])
    expect(past).toEqual([at(0), at(10), at(11)])
    expect(pastAfter(past, [at(pastSpanSeconds + 10)])).toEqual([at(10), at(11), at(pastSpanSeconds + 10)])
  })

  it('stays as it is when nothing came', () => {
    const past = [at(0)]
    expect(pastAfter(past, [])).toBe(past)
  })
})
