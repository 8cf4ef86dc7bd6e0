import { z } from 'zod'
import { grouped } from './figures'

/** What a parameter is, where it may lie, and why it may not lie elsewhere. */
export interface Quantity {
  /** Its name for people, in a word or two. */
  readonly title: string
  /** What it is, in a sentence. */
  readonly about: string
  readonly from: number
  readonly to: number
  readonly unit?: string
  /** Why not less or more: the end of the sentence "must lie between ... and ...:". */
  readonly why: string
}

/** A number in a range; outside it, the error names the range and the reason. */
export function quantity({ title, about, from, to, unit = '', why }: Quantity): z.ZodNumber {
  const range = `${grouped(from)} and ${grouped(to)}${unit && ` ${unit}`}`
  const error = `must lie between ${range}: ${why}`
  return z
    .number({ error: `must be a number between ${range}` })
    .min(from, { error })
    .max(to, { error })
    .meta({ title, description: about, ...(unit && { unit }) })
}

/** A whole number in a range. */
export function count(given: Quantity): z.ZodNumber {
  const number = quantity(given)
  return number
    .int({ error: `must be a whole number between ${grouped(given.from)} and ${grouped(given.to)}` })
    .meta(number.meta() ?? {})
}

/** The seed of a run's random numbers: the same seed, the same bytes. */
export const seed = count({
  title: 'Seed',
  about: 'Seed of the random numbers: the same seed gives the same bytes',
  from: 0,
  to: 4_294_967_295,
  why: 'a seed has 32 bits',
}).default(1)
