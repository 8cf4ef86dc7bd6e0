/** Brings to the disk what the system has taken so far, while everything else goes on: a disk can be busy for seconds. */
export interface Flush {
  /** Something was written that must outlive a power cut. */
  wrote(): void
  /** Resolves when all that was written before is on the disk. Rejects when the disk failed; it is tried again by itself. */
  done(): Promise<void>
  /** Tries no more. Resolves when nobody is at it. */
  close(): Promise<void>
}

/** What is written within this time goes to the disk together, unless somebody waits for it. */
const gatherMs = 5
const tryAgainMs = 1000

/** `keep` brings all that was written before its call to the disk; `failed` hears whenever it could not. */
export function openFlush(keep: () => Promise<void>, failed: (error: unknown) => void): Flush {
  let written = 0
  let kept = 0
  let closed = false
  let underWay: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function keepOnce(): Promise<void> {
    const upTo = written
    await keep()
    kept = upTo
  }

  /** What is written while somebody is at it takes another round, one for all who wrote meanwhile. */
  function round(): Promise<void> {
    return (underWay ??= keepOnce().finally(() => {
      underWay = null
    }))
  }

  async function keepAll(): Promise<void> {
    timer = undefined
    try {
      while (kept < written && !closed) await round()
    } catch (error) {
      if (closed) return
      failed(error)
      keepAllIn(tryAgainMs)
    }
  }

  function keepAllIn(ms: number): void {
    timer ??= setTimeout(() => void keepAll(), ms).unref()
  }

  return {
    wrote: () => {
      written += 1
      keepAllIn(gatherMs)
    },
    done: async () => {
      const upTo = written
      while (kept < upTo) await round()
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await underWay?.catch(() => undefined) // whoever waited for it was told
    },
  }
}
