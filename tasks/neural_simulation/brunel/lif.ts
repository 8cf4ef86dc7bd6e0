import { exp } from '../../elementary'

/** The leaky integrate-and-fire neuron of Brunel (2000, J. Comput. Neurosci. 8, 183-208, section 2), potentials from rest. */
export const lif = {
  timeConstantMs: 20,
  thresholdMv: 20,
  resetMv: 10,
  refractoryMs: 2,
} as const

/** Time step, ms: the one of Brunel's own simulations. */
export const stepMs = 0.1
const refractorySteps = 20
const decay = exp(-stepMs / lif.timeConstantMs)

/** Potentials, and for each neuron the steps for which it stays at its reset. */
export interface Membranes {
  readonly potential: Float64Array
  readonly refractory: Uint8Array
}

/** One exact step without input but a constant one, by which potentials would rise to `driveMv`, plus kicks of `kickMv`. */
export function relax(potential: Float64Array, driveMv: number, kicks: Uint8Array, kickMv: number): void {
  const gain = driveMv * (1 - decay)
  for (let neuron = 0; neuron < potential.length; neuron++) {
    potential[neuron] = (potential[neuron] as number) * decay + gain + kickMv * (kicks[neuron] as number)
  }
}

/**
 * Ends a step: holds refractory neurons at their reset and lets those at the threshold fire. Writes the places of the fired
 * ones into `fired` from `at` on, and returns the place behind the last one.
 */
export function fire({ potential, refractory }: Membranes, fired: Uint16Array, at: number): number {
  let end = at
  for (let neuron = 0; neuron < potential.length; neuron++) {
    const left = refractory[neuron] as number
    if (left > 0) {
      refractory[neuron] = left - 1
      potential[neuron] = lif.resetMv
    } else if ((potential[neuron] as number) >= lif.thresholdMv) {
      refractory[neuron] = refractorySteps
      potential[neuron] = lif.resetMv
      fired[end++] = neuron
    }
  }
  return end
}
