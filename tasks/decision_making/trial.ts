import { exp } from '../elementary'
import type { Random } from '../random'
import type { Params } from './params'

/** What one trial gave. */
export interface Outcome {
  readonly right: boolean
  readonly decisionSeconds: number
  /** Stated probability that the answer is right. */
  readonly confidence: number
}

/** Where chance comes from: uniform numbers, and normal ones made of them. */
export interface Chance {
  readonly random: Random
  readonly normal: () => number
}

/**
 * One decision by drift-diffusion (Ratcliff 1978): evidence starts half-way between two boundaries and moves by the drift and
 * by unit noise until it meets one. The path between two steps is a Brownian bridge, whose crossings are drawn from their
 * exact law, so that neither accuracy nor mean time depends on the step. `watch` sees each point of the path.
 */
export function decide(
  params: Params,
  { random, normal }: Chance,
  watch?: (seconds: number, evidence: number) => void,
): Outcome {
  const { drift, boundary } = params
  const dt = params.dtMs / 1000
  const [shift, noise] = [drift * dt, Math.sqrt(dt)]
  let evidence = boundary / 2
  for (let elapsed = 0; ; elapsed += 1) {
    watch?.(elapsed * dt, evidence)
    const next = evidence + shift + noise * normal()
    const right = crosses(boundary - evidence, boundary - next, dt, random)
    if (right || crosses(evidence, next, dt, random)) {
      const [before, after] = right ? [boundary - evidence, boundary - next] : [evidence, next]
      const decisionSeconds = elapsed * dt + crossingTime(before, after, dt, random, normal)
      watch?.(decisionSeconds, right ? boundary : 0)
      return { right, decisionSeconds, confidence: stateConfidence(params, right, normal) }
    }
    evidence = next
  }
}

/** Beyond this exponent a bridge crosses once in 10^17 times: less than a uniform number can tell. */
const certain = 40

/**
 * Whether a Brownian bridge from a distance `before` of a boundary to a distance `after` meets it within `dt`: certainly if it
 * ends beyond, otherwise with probability exp(-2 before after / dt) (Karatzas and Shreve 1991, eq. 4.3.40).
 */
function crosses(before: number, after: number, dt: number, random: Random): boolean {
  if (after <= 0) return true
  const exponent = (2 * before * after) / dt
  return exponent < certain && random.uniform() < exp(-exponent)
}

/**
 * When a bridge that meets the boundary meets it first: t / (dt - t) follows the inverse Gaussian law with mean before/after
 * and shape before^2/dt, drawn as Michael, Schucany and Haas (1976) do, written without a difference of near numbers.
 */
function crossingTime(
  before: number,
  after: number,
  dt: number,
  random: Random,
  normal: () => number,
): number {
  const mean = before / Math.max(Math.abs(after), 1e-12)
  const z = normal()
  const w = (mean * z * z * dt) / (2 * before * before)
  const small = mean / (1 + w + Math.sqrt(w * (w + 2)))
  const ratio = random.uniform() * (mean + small) <= mean ? small : (mean * mean) / small
  return (dt * ratio) / (1 + ratio)
}

/**
 * Two-stage dynamic signal detection (Pleskac and Busemeyer 2010, Psychol. Rev. 117): evidence goes on after the answer, and
 * what stands for the answer at the end gives the log odds 2 v x that it is right.
 */
function stateConfidence({ drift, boundary, interjudgmentMs }: Params, right: boolean, normal: () => number) {
  const seconds = interjudgmentMs / 1000
  const gained = drift * seconds + Math.sqrt(seconds) * normal()
  const forAnswer = boundary / 2 + (right ? gained : -gained)
  return 1 / (1 + exp(-2 * drift * forAnswer))
}
