import { exp, ln, sin } from '../elementary'

/**
 * Share of decisions that end at the upper boundary: 1 / (1 + exp(-a v)) for unit diffusion and a start half-way
 * (Bogacz et al. 2006, Psychol. Rev. 113, eq. A9; Feller 1968, ch. XIV).
 */
export function accuracyOf(drift: number, boundary: number): number {
  return 1 / (1 + exp(-boundary * drift))
}

/**
 * Mean time to either boundary, seconds: a/(2v) tanh(a v / 2) for unit diffusion and a start half-way, a^2/4 without drift
 * (Bogacz et al. 2006, eq. A8; Wagenmakers et al. 2007, eq. 9).
 */
export function meanDecisionSeconds(drift: number, boundary: number): number {
  if (drift === 0) return (boundary * boundary) / 4
  const y = exp(-drift * boundary)
  return ((boundary / (2 * drift)) * (1 - y)) / (1 + y)
}

/**
 * Density of decision times that end at the upper (`right`) or lower boundary, per second: Feller's series for large times
 * (1968, ch. XIV.6, eq. 6.15), as many terms as reach 1e-10 of the first (Navarro and Fuss 2009, eq. 11).
 */
export function decisionTimeDensity(
  drift: number,
  boundary: number,
  right: boolean,
  seconds: number,
): number {
  const rate = (Math.PI * Math.PI) / (2 * boundary * boundary)
  const terms = Math.ceil(Math.sqrt(24 / (rate * seconds) + 1))
  let sum = 0
  for (let k = 1; k <= terms; k++) {
    sum += k * exp(-k * k * rate * seconds) * sin((k * Math.PI) / 2)
  }
  const tilt = exp(((right ? 1 : -1) * drift * boundary - drift * drift * seconds) / 2)
  return Math.max(0, ((tilt * Math.PI) / (boundary * boundary)) * sum)
}

/** Drift, boundary and non-decision time that explain what was observed. */
export interface Ez {
  readonly drift: number
  readonly boundary: number
  readonly nonDecisionSeconds: number
}

/**
 * EZ-diffusion (Wagenmakers, van der Maas and Grasman 2007, Psychon. Bull. Rev. 14, eq. 5-9): the parameters from the share of
 * right answers and from variance (s^2) and mean (s) of the response times of right ones. `diffusion` is the scaling constant
 * s. `null` where the share is 0, 1/2 or 1: then the equations have no solution.
 */
export function ezDiffusion(accuracy: number, variance: number, mean: number, diffusion = 1): Ez | null {
  if (accuracy === 0.5 || accuracy <= 0 || accuracy >= 1 || variance <= 0) return null
  const logit = ln(accuracy / (1 - accuracy))
  const x = (logit * (logit * accuracy * accuracy - logit * accuracy + accuracy - 0.5)) / variance
  const drift = (accuracy > 0.5 ? 1 : -1) * diffusion * Math.sqrt(Math.sqrt(x))
  const boundary = (diffusion * diffusion * logit) / drift
  const y = exp((-drift * boundary) / (diffusion * diffusion))
  const decision = ((boundary / (2 * drift)) * (1 - y)) / (1 + y)
  return { drift, boundary, nonDecisionSeconds: mean - decision }
}
