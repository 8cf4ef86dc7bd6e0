import type { Random } from '../random'

/**
 * A Hopfield network (Hopfield 1982, PNAS 79, 2554) by its patterns of +1 and -1: the weights w_ij = 1/N sum_m x_i^m x_j^m
 * without self-coupling are never written out, as the overlaps with the patterns give the same fields with less work.
 */
export interface Network {
  readonly neurons: number
  readonly patterns: number
  /** What pattern m asks of neuron i, at i * patterns + m. */
  readonly bits: Int8Array
}

/** A network that stores random patterns, every bit +1 or -1 with probability 1/2. */
export function storePatterns(random: Random, neurons: number, patterns: number): Network {
  const bits = new Int8Array(neurons * patterns)
  for (let at = 0; at < bits.length; at += 32) {
    const drawn = random.bits()
    const end = Math.min(32, bits.length - at)
    for (let bit = 0; bit < end; bit++) bits[at + bit] = ((drawn >> bit) & 1) * 2 - 1
  }
  return { neurons, patterns, bits }
}

/** Sets the neurons to one of the stored patterns. */
export function recallPattern({ neurons, patterns, bits }: Network, pattern: number, spins: Int8Array): void {
  for (let i = 0; i < neurons; i++) spins[i] = bits[i * patterns + pattern] as number
}

/** How many neurons agree with each pattern less how many disagree. */
export function measureOverlaps(
  { neurons, patterns, bits }: Network,
  spins: Int8Array,
  into: Int32Array,
): void {
  into.fill(0)
  for (let i = 0; i < neurons; i++) {
    const spin = spins[i] as number
    const row = i * patterns
    for (let m = 0; m < patterns; m++) {
      into[m] = (into[m] as number) + spin * (bits[row + m] as number)
    }
  }
}

/** N times the field on neuron i: sum_m x_i^m overlap_m, less what the neuron would do to itself. */
function fieldOn({ patterns, bits }: Network, spins: Int8Array, overlaps: Int32Array, i: number): number {
  const row = i * patterns
  let sum = 0
  for (let m = 0; m < patterns; m++) sum += (bits[row + m] as number) * (overlaps[m] as number)
  return sum - patterns * (spins[i] as number)
}

/** How many neurons would leave this state in one step of all at once; one without a field counts as half of one. */
export function unstableNeurons(network: Network, spins: Int8Array, overlaps: Int32Array): number {
  let unstable = 0
  for (let i = 0; i < network.neurons; i++) {
    const aligned = fieldOn(network, spins, overlaps, i) * (spins[i] as number)
    if (aligned < 0) unstable += 1
    else if (aligned === 0) unstable += 0.5
  }
  return unstable
}

/**
 * Lets every neuron in turn follow its field, and keeps the overlaps true. Says how many changed: with none the network is at
 * rest, and it gets there, as each change lowers its energy.
 */
export function sweep(network: Network, spins: Int8Array, overlaps: Int32Array): number {
  const { neurons, patterns, bits } = network
  let changed = 0
  for (let i = 0; i < neurons; i++) {
    const spin = spins[i] as number
    if (fieldOn(network, spins, overlaps, i) * spin >= 0) continue
    spins[i] = -spin
    changed += 1
    const row = i * patterns
    for (let m = 0; m < patterns; m++) {
      overlaps[m] = (overlaps[m] as number) - 2 * spin * (bits[row + m] as number)
    }
  }
  return changed
}
