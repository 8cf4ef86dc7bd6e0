import { z } from 'zod'
import { count, quantity, seed } from '../params'

export const Params = z
  .strictObject({
    numNeurons: count({
      title: 'Neurons',
      about: 'Neurons of the Hopfield network, and binary synapses that share a memory',
      from: 20,
      to: 10_000,
      why: 'below it no statistics hold, above it the patterns take hundreds of megabytes',
    }).default(1000),
    patterns: count({
      title: 'Patterns',
      about: 'Patterns stored in the Hopfield network',
      from: 1,
      to: 20_000,
      why: 'with more than two patterns a neuron nothing is left to recall',
    }).default(100),
    replays: count({
      title: 'Replays',
      about: 'How often the memory is replayed after it was stored',
      from: 0,
      to: 100,
      why: 'more replays than that add nothing to a memory that is full',
    }).default(4),
    replayEvery: count({
      title: 'Memories between replays',
      about: 'Other memories stored before each replay',
      from: 1,
      to: 100,
      why: 'each is simulated, and after more of them most memories are gone',
    }).default(5),
    plasticity: quantity({
      title: 'Plasticity',
      about: 'Probability q that a synapse takes on what a memory asks of it',
      from: 0.005,
      to: 1,
      why: 'it is a probability, and slower synapses hold no memory that could be told from noise',
    }).default(0.1),
    scale: quantity({
      title: 'Scale',
      about: 'How much is averaged: 1 means 20 networks and 400 runs of the synapses',
      from: 0.1,
      to: 100,
      why: 'fewer than two networks have no sampling error, more change no figure that is shown',
    }).default(1),
    seed,
  })
  .superRefine(({ patterns, numNeurons }, context) => {
    if (patterns <= 2 * numNeurons) return
    const message = `must be at most ${2 * numNeurons}, two for each of ${numNeurons} neurons: with more nothing is left to recall`
    context.addIssue({ code: 'custom', path: ['patterns'], message })
  })

export type Params = z.output<typeof Params>
