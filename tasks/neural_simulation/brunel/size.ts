import { excitatoryOf, type Params } from '../params'
import { lif, stepMs } from './lif'

/**
 * Neurons that are stepped together, by one lane, with a random stream of their own. Their potentials fit into the second
 * cache; with smaller blocks most time goes into finding the synapses of a spike, once for each block.
 */
export const blockNeurons = 16384
/** Transmission delay of every synapse: 1.5 ms (Brunel 2000, section 2). Within it no neuron can hear of another. */
export const delaySteps = 15

/** A network in numbers. */
export interface Size {
  readonly neurons: number
  readonly excitatory: number
  readonly blocks: number
  /** Synapses onto each neuron from excitatory and from inhibitory ones. */
  readonly fromExcitatory: number
  readonly fromInhibitory: number
  /** What a spike adds to a potential, mV. */
  readonly excitatoryMv: number
  readonly inhibitoryMv: number
  /** External spikes onto one neuron in one step, on average. */
  readonly kicksPerStep: number
}

/**
 * Brunel's network (2000, model A) at any size: each neuron hears a tenth of the others, but at most 1000 excitatory and 250
 * inhibitory ones, as published. Below that the synapses are stronger, so that the mean input stays.
 */
export function sizeOf({ numNeurons, inhibition, scale }: Params): Size {
  const excitatory = excitatoryOf(numNeurons)
  const fromExcitatory = Math.min(1000, Math.floor(excitatory / 10))
  const fromInhibitory = Math.min(250, Math.floor((numNeurons - excitatory) / 10))
  const excitatoryMv = (0.1 * 1000) / fromExcitatory
  // the external rate that alone would bring the mean potential to the threshold: theta / (J tau), per ms
  const thresholdKicksPerMs = lif.thresholdMv / (excitatoryMv * lif.timeConstantMs)
  return {
    neurons: numNeurons,
    excitatory,
    blocks: Math.ceil(numNeurons / blockNeurons),
    fromExcitatory,
    fromInhibitory,
    excitatoryMv,
    inhibitoryMv: -inhibition * excitatoryMv,
    kicksPerStep: 2 * scale * thresholdKicksPerMs * stepMs,
  }
}
