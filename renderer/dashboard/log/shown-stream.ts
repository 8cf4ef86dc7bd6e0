import type { LogQuery } from './log-feed'

type Stream = LogQuery['stream']

/** What decides which stream of an attempt's log is shown. */
export interface StreamChoice {
  /** What the person asked for or reads; that holds whatever it brings. */
  readonly chosen: Stream | undefined
  /** What tells most, as far as one knows. */
  readonly first: Stream
  /** Streams that ended without a word. */
  readonly silent: readonly Stream[]
}

/** The stream to show: one that ended without a word yields to the other, unless that has nothing to say either. */
export function shownStream({ chosen, first, silent }: StreamChoice): Stream {
  const other = first === 'stdout' ? 'stderr' : 'stdout'
  return chosen ?? (silent.includes(first) && !silent.includes(other) ? other : first)
}
