import { describe, expect, it } from 'vitest'
import { soloCrew } from '../crew'
import { complete, completeInPieces, crewInTurn } from '../run.fixture'
import { accuracyOf, decisionTimeDensity, ezDiffusion, meanDecisionSeconds } from './closed-forms'
import { decisionMaking } from '.'
import type { Result } from './result'

const simulate = (params: Record<string, unknown>) => complete(decisionMaking, params).result as Result

describe('drift-diffusion against its closed forms', () => {
  // Bogacz et al. 2006, eq. A8 and A9; the error of a mean is four standard errors of this very sample size
  it.each([
    { drift: 1, boundary: 1.5, dtMs: 1 },
    { drift: 2, boundary: 1, dtMs: 1 },
    { drift: 0.5, boundary: 2, dtMs: 5 },
    { drift: 0, boundary: 1, dtMs: 1 },
    { drift: 1, boundary: 1.5, dtMs: 20 },
  ])('accuracy and mean time at %o', ({ drift, boundary, dtMs }) => {
    const trials = 20_000
    const { accuracy, meanRtMs } = simulate({ drift, boundary, dtMs, trials, nonDecisionMs: 0, seed: 5 })
    const share = accuracyOf(drift, boundary)
    expect(Math.abs(accuracy - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / trials))
    const seconds = meanDecisionSeconds(drift, boundary)
    const error = 4 * Math.sqrt(varianceOfTime(drift, boundary) / trials)
    expect(Math.abs(meanRtMs / 1000 - seconds)).toBeLessThan(error)
  })

  it('has densities that hold all decisions between them, right ones as often as the closed form says', () => {
    const integral = (right: boolean) => {
      let sum = 0
      for (let ms = 0.5; ms < 20_000; ms++) sum += decisionTimeDensity(1, 1.5, right, ms / 1000) / 1000
      return sum
    }
    expect(integral(true)).toBeCloseTo(accuracyOf(1, 1.5), 6)
    expect(integral(true) + integral(false)).toBeCloseTo(1, 6)
  })
})

/** Wagenmakers et al. 2007, eq. 6: variance of the decision time for unit diffusion; a^4/24 without drift. */
function varianceOfTime(v: number, a: number): number {
  if (v === 0) return a ** 4 / 24
  const y = Math.exp(-v * a)
  return (a / (2 * v ** 3)) * ((1 - 2 * v * a * y - y ** 2) / (1 + y) ** 2)
}

describe('EZ-diffusion', () => {
  it('gives the published example (Wagenmakers et al. 2007, p. 10, s = 0.1)', () => {
    const ez = ezDiffusion(0.802, 0.112, 0.723, 0.1)
    expect(ez?.drift).toBeCloseTo(0.09993853, 8)
    expect(ez?.boundary).toBeCloseTo(0.1399702, 7)
    expect(ez?.nonDecisionSeconds).toBeCloseTo(0.30003, 5)
  })

  it('finds the parameters of the simulation again', () => {
    const { ez } = simulate({ trials: 50_000, seed: 9 })
    expect(ez?.drift).toBeCloseTo(1, 1)
    expect(ez?.boundary).toBeCloseTo(1.5, 1)
    expect(ez?.nonDecisionMs).toBeGreaterThan(280)
    expect(ez?.nonDecisionMs).toBeLessThan(320)
  })

  it('has no answer where nobody erred', () => {
    expect(ezDiffusion(1, 0.1, 0.5)).toBeNull()
    expect(ezDiffusion(0.5, 0.1, 0.5)).toBeNull()
  })
})

describe('confidence', () => {
  it('is calibrated: what is stated as p is right with probability p, within four standard errors', () => {
    const { calibration } = simulate({ trials: 40_000, drift: 1.2, seed: 2 }).confidence
    expect(calibration.length).toBeGreaterThan(4)
    for (const { stated, observed, trials } of calibration) {
      const error = 4 * Math.sqrt((stated * (1 - stated)) / trials)
      expect(Math.abs(observed - stated)).toBeLessThan(error)
    }
  })

  it('is one half where there is nothing to know', () => {
    expect(simulate({ drift: 0, boundary: 1, trials: 1000 }).confidence.level).toBe(0.5)
  })
})

describe('a run of decision_making', () => {
  const params = { trials: 9000, seed: 3 }
  const whole = complete(decisionMaking, params)

  it('interrupted gives the same', () => expect(completeInPieces(decisionMaking, params)).toEqual(whole))

  it('shared among lanes gives the same', () => {
    const crew = crewInTurn(decisionMaking, params, 3)
    expect(complete(decisionMaking, params, { texts: {}, crew })).toEqual(whole)
  })

  it('with another seed gives something else', () => {
    expect(complete(decisionMaking, { ...params, seed: 4 }).result).not.toEqual(whole.result)
  })

  it('refuses the state of other parameters', () => {
    const saved = decisionMaking.begin(params, { texts: {}, crew: soloCrew }).save()
    const other = { ...params, trials: 500 }
    expect(() => decisionMaking.resume(other, saved, { texts: {}, crew: soloCrew })).toThrow(RangeError)
  })

  it('names range and reason of a wrong parameter', () => {
    const message = (given: Record<string, unknown>) =>
      decisionMaking.params.safeParse(given).error?.issues[0]?.message
    expect(message({ boundary: 99 })).toBe(
      'must lie between 0.1 and 10: below it every answer is a guess, above it a decision takes half a minute',
    )
    expect(message({ boundary: 0.2, dtMs: 10 })).toContain('must be at most 4 ms')
  })
})
