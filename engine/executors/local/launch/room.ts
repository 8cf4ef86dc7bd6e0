import { existsSync } from 'node:fs'
import { makePlace, type Place } from './place'

/** A place that is made before anybody needs it: to make its folders and files takes as long as a short job. */
export interface Room {
  makeReady(beside: string): void
  /** The one that is ready, or else a new one. Throws when none can be made. */
  take(beside: string): Place
  clear(): void
}

interface Ready {
  readonly place: Place
  readonly beside: string
  readonly timer: NodeJS.Timeout
}

/** What is ready is kept for `waitsMs`. */
export function openRoom(workplace: Parameters<typeof makePlace>[0], waitsMs: number): Room {
  let ready: Ready | null = null

  function call(): Ready | null {
    const called = ready
    clearTimeout(called?.timer)
    ready = null
    return called
  }

  function clear(): void {
    try {
      call()?.place.clear()
    } catch {
      // A folder or a group that cannot be removed now is swept away by a later engine.
    }
  }

  return {
    makeReady: (beside) => {
      if (ready !== null) return
      try {
        const place = makePlace(workplace, beside)
        ready = { place, beside, timer: setTimeout(clear, waitsMs).unref() }
      } catch {
        // Whatever was in the way, the next start meets it again, and tells.
      }
    },
    take: (beside) => {
      if (ready?.beside === beside && stands(ready.place))
        return call()?.place ?? makePlace(workplace, beside)
      clear() // what is left of it, or stands elsewhere
      return makePlace(workplace, beside)
    },
    clear,
  }
}

/** Somebody may have deleted it meanwhile, as a program that tidies up does. */
function stands({ folder, cgroup }: Place): boolean {
  return existsSync(folder) && (cgroup === '' || existsSync(cgroup))
}
