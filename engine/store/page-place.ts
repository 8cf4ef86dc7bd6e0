import { type JobOrder, LullError, type SortDirection } from '../../shared/model'

/** Where a page ended: the rank of its last job in the order of the list, and its id. */
export interface Place {
  readonly rank: string | number
  readonly id: string
}

type Sorting = readonly [JobOrder, SortDirection]

/**
 * A place as a caller carries it to the next page: with the newest first the id of the last job, as it always was; in any
 * other order a text that names the order, so that no other order takes it for its own.
 */
export function encodePlace(sorting: Sorting, { rank, id }: Place): string {
  return isNewestFirst(sorting) ? id : `${prefixOf(sorting)}${toBase64([rank, id])}`
}

/** The place that a list of this order gave. Fails with `invalidInput` for any other text. */
export function decodePlace(sorting: Sorting, text: string): Place {
  if (isNewestFirst(sorting)) return text.includes('.') ? refuse(sorting) : { rank: text, id: text }
  const prefix = prefixOf(sorting)
  const place = text.startsWith(prefix) ? fromBase64(text.slice(prefix.length)) : undefined
  return place ?? refuse(sorting)
}

const isNewestFirst = ([order, direction]: Sorting) => order === 'submitted' && direction === 'descending'
const prefixOf = ([order, direction]: Sorting) => `${order}.${direction}.`
const toBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function fromBase64(text: string): Place | undefined {
  try {
    const [rank, id]: readonly unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
    const isRank = typeof rank === 'string' || typeof rank === 'number'
    return isRank && typeof id === 'string' ? { rank, id } : undefined
  } catch {
    return undefined // a damaged text is refused as one of another order is
  }
}

function refuse([order, direction]: Sorting): never {
  throw new LullError('invalidInput', `This is no place in a list by ${order}, ${direction}`, {
    hint: 'Ask for the first page (without `before`), and go on with the `next` that it gives, in the same order.',
    path: 'before',
  })
}
