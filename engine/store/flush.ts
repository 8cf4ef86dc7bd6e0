import { LullError } from '../../shared/model'

/** Brings to the disk what the system has taken so far, while everything else goes on: a disk can be busy for seconds. */
export interface Flush {
  /** Something was written that must outlive a power cut. */
  wrote(): void
  /** Somebody else has brought all that was written to the disk. */
  kept(): void
  /** Whether the disk failed, and has not been reached since. */
  isFailing(): boolean
  /** Resolves when all that was written before is on the disk. Rejects while the disk fails; it is tried again by itself. */
  done(): Promise<void>
  /** Tries no more: whoever still waits is refused. */
  close(): void
}

/** What is written within this time goes to the disk together, unless somebody waits for it. */
const gatherMs = 5
const tryAgainMs = 1000

const isClosing = () =>
  new LullError('noEngine', 'Lull’s engine ends, and nobody knows whether the disk has it all', {
    hint: 'Start Lull again and look.',
  })

/** `keep` brings all that was written before its call to the disk; `failed` hears whenever it could not. */
export function openFlush(keep: () => Promise<void>, failed: (error: unknown) => void): Flush {
  let written = 0
  let kept = 0
  let trouble: unknown
  let closed = false
  let underWay: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function keepOnce(): Promise<void> {
    const upTo = written
    try {
      await keep()
      kept = Math.max(kept, upTo)
      trouble = undefined
    } catch (error) {
      trouble = error
      if (!closed) failed(error)
      throw error
    }
  }

  /** What is written while somebody is at it takes another round, one for all who wrote meanwhile. */
  function round(): Promise<void> {
    return (underWay ??= keepOnce().finally(() => {
      underWay = null
      if (kept < written) keepIn(trouble === undefined ? gatherMs : tryAgainMs)
    }))
  }

  function keepIn(ms: number): void {
    if (closed || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      // Whoever waits for it is told by `done`, and everybody else by `failed`.
      if (kept < written) round().catch(() => undefined)
    }, ms).unref()
  }

  return {
    wrote: () => {
      written += 1
      if (underWay === null) keepIn(gatherMs)
    },
    kept: () => {
      if (trouble === undefined) kept = written
    },
    isFailing: () => trouble !== undefined,
    done: async () => {
      const upTo = written
      while (kept < upTo) {
        // A disk that fails is asked once in a while, not by everybody who wants to know.
        if (underWay === null && trouble !== undefined) throw trouble
        if (underWay === null && closed) throw isClosing()
        await round()
      }
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
