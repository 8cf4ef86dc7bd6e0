import { exp, ln } from '../../elementary'
import { lif, stepMs } from './lif'
import type { Size } from './size'

/**
 * The rate that mean-field theory gives for the whole network, Hz: the self-consistent solution of Brunel (2000, eq. 21-22),
 * found by bisection. The one with the lowest rate, should there be several.
 */
export function theoreticalRateHz(size: Size): number {
  let [low, high] = [0, 1000 / lif.refractoryMs]
  const excess = (rateHz: number) => responseHz(size, rateHz) - rateHz
  for (let rateHz = 0; rateHz < high; rateHz += 1) {
    if (excess(rateHz) >= 0) continue
    high = rateHz
    low = Math.max(0, rateHz - 1)
  }
  while (high - low > 1e-6) {
    const middle = (low + high) / 2
    if (excess(middle) >= 0) low = middle
    else high = middle
  }
  return low
}

/** The rate of a neuron whose network fires at `rateHz`. */
function responseHz(size: Size, rateHz: number): number {
  const external = size.kicksPerStep / stepMs // per ms
  const excitatory = external + (size.fromExcitatory * rateHz) / 1000
  const inhibitory = (size.fromInhibitory * rateHz) / 1000
  const { excitatoryMv: up, inhibitoryMv: down } = size
  const mean = lif.timeConstantMs * (up * excitatory + down * inhibitory)
  const variance = lif.timeConstantMs * (up * up * excitatory + down * down * inhibitory)
  return siegertHz(mean, Math.sqrt(variance))
}

/**
 * Siegert's formula (1951; Brunel 2000, eq. 21): the rate, Hz, of a neuron whose input has this mean and standard deviation,
 * mV. With exp(u^2)(1 + erf(u)) = 2/sqrt(pi) times the integral over s > 0 of exp(2us - s^2), its integral over u becomes
 * that of exp(-s^2) (exp(2bs) - exp(2as)) / s, which is smooth; Simpson's rule does the rest.
 */
export function siegertHz(meanMv: number, deviationMv: number): number {
  if (deviationMv < 0.01) return noiselessHz(meanMv) // the integral would need ever finer pieces
  const upper = (lif.thresholdMv - meanMv) / deviationMv
  const lower = (lif.resetMv - meanMv) / deviationMv
  const value = (s: number) =>
    s === 0 ? 2 * (upper - lower) : (exp(s * (2 * upper - s)) - exp(s * (2 * lower - s))) / s
  const intervals = 2 * Math.ceil(1000 + 50 * (Math.abs(upper) + Math.abs(lower)))
  const width = (Math.max(0, upper) + 7) / intervals
  let sum = 0
  for (let node = 0; node <= intervals; node++) {
    const weight = node === 0 || node === intervals ? 1 : node % 2 === 0 ? 2 : 4
    sum += weight * value(node * width)
  }
  return 1000 / (lif.refractoryMs + (lif.timeConstantMs * sum * width) / 3)
}

/** The closed form of a neuron under a constant drive: none below the threshold (Brunel 2000, section 2). */
export function noiselessHz(driveMv: number): number {
  if (driveMv <= lif.thresholdMv) return 0
  const rise = lif.timeConstantMs * ln((driveMv - lif.resetMv) / (driveMv - lif.thresholdMv))
  return 1000 / (lif.refractoryMs + rise)
}
