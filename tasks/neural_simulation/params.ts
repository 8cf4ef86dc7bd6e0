import { z } from 'zod'
import { count, quantity, seed } from '../params'

/** The published sizes: 800 + 200 neurons (Izhikevich 2003), 10,000 + 2,500 (Brunel 2000). */
const publishedNeurons = { izhikevich: 1000, brunel: 12_500 } as const
/** g of figures 1, 7 and 8 C (Brunel 2000). */
const publishedInhibition = 5

export const Params = z
  .strictObject({
    model: z
      .enum(['izhikevich', 'brunel'], { error: 'must be izhikevich or brunel: these two networks ship' })
      .default('izhikevich')
      .meta({ title: 'Network', description: 'The network: izhikevich (2003) or brunel (2000)' }),
    durationMs: count({
      title: 'Duration',
      about: 'Time to simulate',
      from: 10,
      to: 3_600_000,
      unit: 'ms',
      why: 'less than 10 ms shows no rate, and an hour of a brain takes long enough',
    }).default(1000),
    numNeurons: count({
      title: 'Neurons',
      about: 'Neurons, a fifth of them inhibitory; 1000 (izhikevich) or 12500 (brunel) as published',
      from: 100,
      to: 100_000,
      why: 'fewer are no network, and more do not fit into the memory of one machine',
    }).optional(),
    scale: quantity({
      title: 'Input strength',
      about: 'Strength of the input: 1 is the published thalamic noise, or twice the threshold rate (brunel)',
      from: 0,
      to: 10,
      why: 'it multiplies an excitation, and beyond ten times the published one neurons fire as fast as they can',
    }).default(1),
    inhibition: quantity({
      title: 'Inhibition',
      about:
        'How much stronger an inhibitory synapse is than an excitatory one (g), in brunel alone; 5 as published',
      from: 0,
      to: 20,
      why: 'it is a ratio of strengths, and beyond 20 the network is silent',
    }).optional(),
    seed,
  })
  .superRefine(({ model, inhibition }, context) => {
    if (model === 'brunel' || inhibition === undefined) return
    const message = 'belongs to the model brunel: in izhikevich the strengths are drawn as published'
    context.addIssue({ code: 'custom', path: ['inhibition'], message })
  })
  .transform(({ numNeurons, inhibition, ...rest }) => ({
    ...rest,
    numNeurons: numNeurons ?? publishedNeurons[rest.model],
    inhibition: inhibition ?? publishedInhibition,
  }))

export type Params = z.output<typeof Params>

/** Every fifth neuron is inhibitory; the excitatory ones come first. */
export function excitatoryOf(numNeurons: number): number {
  return numNeurons - Math.floor(numNeurons / 5)
}
