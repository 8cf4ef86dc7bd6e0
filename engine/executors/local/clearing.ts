/** Work that nobody waits for, and that takes as long as a short job: to remove a control group, the kernel waits for itself. */
export interface Clearing {
  /** Does it once `now` is called, and soon in any case. What fails then is swept away by a later engine. */
  readonly later: (work: () => void) => void
  /** Does what is left to do. */
  readonly now: () => void
}

/** Long enough for the next job of a series to begin. */
const soonMs = 50

export function openClearing(): Clearing {
  let waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    const works = waiting
    waiting = []
    works.forEach(tryTo)
  }

  return {
    later: (work) => {
      waiting.push(work)
      timer ??= setTimeout(now, soonMs)
    },
    now,
  }
}

function tryTo(work: () => void): void {
  try {
    work()
  } catch {
    // A group that cannot be removed now is swept away by a later engine, as is that of an engine that was killed.
  }
}
