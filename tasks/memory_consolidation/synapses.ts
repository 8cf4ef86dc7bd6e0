import type { Random } from '../random'

/**
 * Binary synapses that learn in jumps (Amit and Fusi 1994, Neural Comput. 6, 957; Fusi and Abbott 2007, Nat. Neurosci. 10,
 * 485): each is +1 or -1, and takes on what a memory asks of it with probability `plasticity`, whatever it held before.
 */
export interface Synapses {
  readonly weights: Int8Array
  /** Probability in units of 2^-32. */
  readonly threshold: number
}

/** Synapses in balance: after many memories each is +1 as often as -1. */
export function balancedSynapses(random: Random, count: number, plasticity: number): Synapses {
  return { weights: randomMemory(random, count), threshold: plasticity * 4_294_967_296 }
}

/** What one memory asks of each synapse: +1 or -1, at random. */
export function randomMemory(random: Random, count: number): Int8Array {
  const memory = new Int8Array(count)
  for (let at = 0; at < count; at += 32) {
    const drawn = random.bits()
    const end = Math.min(32, count - at)
    for (let bit = 0; bit < end; bit++) memory[at + bit] = ((drawn >> bit) & 1) * 2 - 1
  }
  return memory
}

/** Stores a memory, or replays it: the same act. */
export function store({ weights, threshold }: Synapses, memory: Int8Array, random: Random): void {
  for (let synapse = 0; synapse < weights.length; synapse++) {
    if (random.bits() >>> 0 < threshold) weights[synapse] = memory[synapse] as number
  }
}

/** Stores a memory that nobody will ask for. */
export function storeAnother({ weights, threshold }: Synapses, random: Random): void {
  for (let synapse = 0; synapse < weights.length; synapse++) {
    if (random.bits() >>> 0 < threshold) weights[synapse] = random.bits() < 0 ? -1 : 1
  }
}

/** How many synapses hold what the memory asked of them, less how many hold the opposite. */
export function overlapWith({ weights }: Synapses, memory: Int8Array): number {
  let overlap = 0
  for (let synapse = 0; synapse < weights.length; synapse++) {
    overlap += (weights[synapse] as number) * (memory[synapse] as number)
  }
  return overlap
}
