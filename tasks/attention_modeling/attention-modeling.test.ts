import { describe, expect, it } from 'vitest'
import { complete, completeInPieces } from '../run.fixture'
import type { Result } from './result'
import { finishedBy, meanScore, scoreLaw, selectedBy } from './theory'
import { attentionModeling } from '.'

const simulate = (params: Record<string, unknown>) => complete(attentionModeling, params).result as Result
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const unequal = Float64Array.of(3, 11, 7, 0.5, 20, 8)

describe('the closed forms of the race', () => {
  it('is the binomial law for equal rates (Shibuya and Bundesen 1988)', () => {
    const finished = 1 - Math.exp(-6 * 0.1)
    const binomial = [1, 5, 10, 10, 5, 1].map((ways, k) => ways * finished ** k * (1 - finished) ** (5 - k))
    const law = finishedBy(new Float64Array(5).fill(6), 0.1)
    for (const [count, share] of binomial.entries()) expect(law[count]).toBeCloseTo(share, 14)
    const scores = scoreLaw(new Float64Array(5).fill(6), 2, 0.1)
    expect(scores[2]).toBeCloseTo(sum(binomial.slice(2)), 14)
    expect(sum(scores)).toBeCloseTo(1, 14)
  })

  it('gives the first place by the ratio of rates: v / V (1 - exp(-V t)) (Luce 1959; Bundesen 1990)', () => {
    const total = sum(unequal)
    const [selected] = selectedBy(unequal, 1, [0.13])
    for (const [item, rate] of unequal.entries()) {
      expect(selected?.[item]).toBeCloseTo((rate / total) * (1 - Math.exp(-total * 0.13)), 12)
    }
  })

  it('lets everything in where there is room for all: 1 - exp(-v t)', () => {
    const [selected] = selectedBy(unequal, 6, [0.3])
    for (const [item, rate] of unequal.entries()) {
      expect(selected?.[item]).toBeCloseTo(1 - Math.exp(-rate * 0.3), 12)
    }
  })

  it.each([1, 2, 2.4, 3.5, 5, 6])(
    'of single items add up to that of the score, for a capacity of %f',
    (capacity) => {
      const times = [0.01, 0.1, 0.4, 2]
      const selected = selectedBy(unequal, capacity, times)
      for (const [index, time] of times.entries()) {
        expect(sum(selected[index] ?? [])).toBeCloseTo(meanScore(unequal, capacity, time), 12)
      }
    },
  )

  it('agrees with two items written out: the second enters when the other did not take the only slot', () => {
    // P(2 first, by t) with K = 1 and two rates a, b: b/(a+b) (1 - exp(-(a+b) t)); with K = 2: 1 - exp(-b t)
    const rates = Float64Array.of(5, 9)
    const [selected] = selectedBy(rates, 1.5, [0.2])
    const alone = (9 / 14) * (1 - Math.exp(-14 * 0.2))
    expect(selected?.[1]).toBeCloseTo((alone + 1 - Math.exp(-9 * 0.2)) / 2, 12)
  })
})

describe('simulated reports', () => {
  const displays = [
    { items: 8, targets: 4, exposureMs: 100 },
    { items: 5, targets: 5, exposureMs: 60, capacity: 4 },
    { items: 12, targets: 2, exposureMs: 200, distractorWeight: 0.1, capacity: 2.7 },
    { items: 4, targets: 2, exposureMs: 80, weights: [4, 1, 2, 0.5], capacity: 1 },
    { items: 6, targets: 3, exposureMs: 150, distractorWeight: 0 },
    { items: 3, targets: 1, exposureMs: 10 },
  ]

  it.each(displays)('equal their closed forms within four standard errors at %o', (display) => {
    const { wholeReport, partialReport } = simulate({ ...display, trials: 40_000, seed: 8 })
    for (const { simulated, closedForm, standardError } of [wholeReport, partialReport]) {
      expect(Math.abs(simulated - closedForm)).toBeLessThanOrEqual(4 * standardError)
    }
  })

  it('have the scores of the closed form, and fill memory along its curves', () => {
    const trials = 100_000
    const { scoreShares, scoreSharesClosedForm, selection } = simulate({ trials, seed: 5 })
    for (const [score, share] of scoreSharesClosedForm.entries()) {
      const error = 4.5 * Math.sqrt((share * (1 - share)) / trials)
      expect(Math.abs((scoreShares[score] ?? 0) - share)).toBeLessThanOrEqual(error)
    }
    // a count up to 4 varies by at most 2 about its mean
    const error = (4.5 * 2) / Math.sqrt(trials)
    for (const at of selection) {
      expect(Math.abs(at.items - at.itemsClosedForm)).toBeLessThan(error)
      expect(Math.abs(at.targets - at.targetsClosedForm)).toBeLessThan(error)
      expect(Math.abs(at.distractors - at.distractorsClosedForm)).toBeLessThan(error)
    }
  })

  it('are as focused as weights say: all on targets, half, none', () => {
    const focus = (distractorWeight: number) => simulate({ distractorWeight, trials: 20_000 }).focusLevel
    expect(focus(0)).toBe(1)
    expect(focus(1)).toBeCloseTo(0.5, 1)
    expect(focus(100)).toBeLessThan(0.05)
  })

  it('see nothing before the threshold', () => {
    const { wholeReport, focusLevel } = simulate({ exposureMs: 0, trials: 100 })
    expect(wholeReport).toEqual({ simulated: 0, standardError: 0, closedForm: 0 })
    expect(focusLevel).toBe(0)
  })
})

describe('a run of attention_modeling', () => {
  const params = { trials: 200_000, scale: 1.3, seed: 3 }
  const whole = complete(attentionModeling, params)

  it('interrupted gives the same', () => expect(completeInPieces(attentionModeling, params)).toEqual(whole))

  it('with another seed gives something else', () => {
    expect(complete(attentionModeling, { ...params, seed: 4 }).result).not.toEqual(whole.result)
  })

  it('says what was found in one sentence', () => {
    expect(whole.summary).toMatch(
      /^Of 8 items shown for 100 ms, \d\.\d+ are seen \(theory .* given to targets\.$/,
    )
  })

  it('names what is wrong with targets and weights', () => {
    const complaint = (given: Record<string, unknown>) =>
      attentionModeling.params.safeParse(given).error?.issues[0]
    expect(complaint({ items: 3, targets: 5 })?.message).toContain('must be at most 3')
    expect(complaint({ items: 3, targets: 1, weights: [1, 2] })?.message).toContain('must be 3 numbers')
    expect(complaint({ weights: '1,2' })?.message).toContain('must be a list of numbers, such as [1,2,1]')
    expect(complaint({ capacity: 0 })?.message).toContain('must lie between 1 and 36')
  })
})
