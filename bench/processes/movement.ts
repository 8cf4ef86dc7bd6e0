import { setTimeout as wait } from 'node:timers/promises'
import { schedSeconds } from './cpu-meter'
import { openProcFile } from './procfs'

/** Watches from outside whether any of these processes runs, by their processor time alone. */
export interface Movement {
  /** Waits until they have run for some milliseconds. Rejects after 10 s. */
  untilMoving(): Promise<void>
  /**
   * Waits until none has run for `stillMs`, and gives the moment (`performance.now()`) at which that was first so: right
   * to one look, 2 ms, on the late side. Rejects after 10 s.
   */
  untilStill(stillMs: number): Promise<number>
  close(): void
}

const lookEveryMs = 2
const limitMs = 10_000
/** More than what a stopped process may still be charged for the moment in which it stops. */
const movedSeconds = 0.02

/** The processes are busy in their main thread: the kernel brings its count up to date whenever one leaves a processor. */
export function watchMovement(pids: readonly number[]): Movement {
  const files = pids.map((pid) => openProcFile(`/proc/${pid}/schedstat`))
  const seconds = () => files.reduce((sum, file) => sum + schedSeconds(file.read()), 0)
  return {
    async untilMoving() {
      const from = seconds()
      await untilDeadline('the processes never ran', () => seconds() > from + movedSeconds)
    },
    async untilStill(stillMs) {
      let last = { seconds: seconds(), at: performance.now() }
      await untilDeadline('the processes never stood still', () => {
        const now = { seconds: seconds(), at: performance.now() }
        if (now.seconds !== last.seconds) last = now
        return now.at - last.at >= stillMs
      })
      return last.at
    },
    close: () => {
      for (const file of files) file.close()
    },
  }
}

async function untilDeadline(failure: string, reached: () => boolean): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!reached()) {
    if (performance.now() > deadline) throw new Error(`${failure} within ${limitMs / 1000} s`)
    await wait(lookEveryMs)
  }
}
