import { z } from 'zod'
import { count, quantity, seed } from '../params'

const weight = quantity({
  title: 'Weight',
  about: 'Attentional weight of an item',
  from: 0.001,
  to: 1000,
  why: 'only their ratios count, and an item without weight is not in the display',
})

export const Params = z
  .strictObject({
    items: count({
      title: 'Items',
      about: 'Items in the display',
      from: 1,
      to: 36,
      why: 'whole-report displays hold no more, and the closed form sums over all of them',
    }).default(8),
    targets: count({
      title: 'Targets',
      about: 'How many of them, the first ones, are to be reported in partial report; the others distract',
      from: 1,
      to: 36,
      why: 'something must be there to report, and there are at most 36 items',
    }).default(4),
    weights: z
      .array(weight, { error: 'must be a list of numbers, such as [1,2,1]: one weight for each item' })
      .default([])
      .meta({ title: 'Weights', description: 'Attentional weight of each item; none: all have the same' }),
    distractorWeight: quantity({
      title: 'Distractor weight',
      about: 'By what the weight of a distractor is multiplied (alpha): 0 selects perfectly, 1 not at all',
      from: 0,
      to: 100,
      why: 'a weight is not negative, and beyond it targets are never seen',
    }).default(0.4),
    exposureMs: quantity({
      title: 'Exposure',
      about: 'How long the display is shown before its mask',
      from: 0,
      to: 2000,
      unit: 'ms',
      why: 'by then the eyes have moved and every race is over',
    }).default(100),
    thresholdMs: quantity({
      title: 'Threshold',
      about: 'Exposure before which nothing is taken in (t0)',
      from: 0,
      to: 1000,
      unit: 'ms',
      why: 'it is some tens of milliseconds in people',
    }).default(15),
    itemsPerSecond: quantity({
      title: 'Processing rate',
      about: 'Total processing rate (C), shared among the items by weight',
      from: 0.1,
      to: 500,
      unit: 'items/s',
      why: 'people have 20 to 100',
    }).default(45),
    capacity: quantity({
      title: 'Capacity',
      about:
        'Items that visual short-term memory holds (K); 3.5 means 3 in half of the trials and 4 in the others',
      from: 1,
      to: 36,
      why: 'it holds at least one item, and no display shows more than 36',
    }).default(3.5),
    trials: count({
      title: 'Trials',
      about: 'Displays shown in each of whole and partial report',
      from: 100,
      to: 10_000_000,
      why: 'fewer have no sampling error worth the name, more change no figure that is shown',
    }).default(100_000),
    scale: quantity({
      title: 'Scale',
      about: 'By what the trials are multiplied',
      from: 0.1,
      to: 100,
      why: 'it only makes the same run shorter or longer',
    }).default(1),
    seed,
  })
  .superRefine(({ items, targets, weights }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (targets > items) refuse('targets', `must be at most ${items}: there are no more items`)
    if (weights.length !== 0 && weights.length !== items) {
      refuse('weights', `must be ${items} numbers, one for each item, or none: ${weights.length} were given`)
    }
  })

export type Params = z.output<typeof Params>

/** Trials of each condition. */
export function trialsOf({ trials, scale }: Params): number {
  return Math.round(trials * scale)
}
