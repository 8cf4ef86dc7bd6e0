/** What the duty cycle needs of an attempt that runs. */
export interface DutyAttempt {
  readonly stopping: boolean
  readonly brake: { holdAtOnce(cause: 'duty'): void; release(cause: 'duty'): Promise<void> }
  addThrottled(seconds: number): void
  setThrottled(now: boolean): void
}

export interface DutyCycle {
  /** Measures what was used since the last call and sets the share of pauses by it. */
  measure(usedCpuSeconds: number): void
  end(): void
}

/** Pauses come in slices of this length together with the running that follows, so that none is longer. */
const sliceMs = 200
/** Below this share a pause is shorter than the timers can tell. */
const smallestShare = 0.02
/** A tree that never runs could never be measured again. */
const largestShare = 0.95

/**
 * Keeps all attempts together below a number of cores by short pauses, where the kernel's own limit is not ours to set.
 * Nothing happens below the limit.
 */
export function dutyCycle(attempts: () => readonly DutyAttempt[], maxCores: () => number): DutyCycle {
  let before: { readonly at: number; readonly cpuSeconds: number } | null = null
  let pausedSeconds = 0
  let share = 0
  let slice: NodeJS.Timeout | undefined

  function pause(): void {
    const paused = attempts().filter(({ stopping }) => !stopping)
    const since = performance.now()
    for (const attempt of paused) attempt.brake.holdAtOnce('duty')
    slice = setTimeout(() => {
      const seconds = (performance.now() - since) / 1000
      pausedSeconds += seconds
      for (const attempt of paused) {
        attempt.addThrottled(seconds)
        void attempt.brake.release('duty')
      }
      slice = setTimeout(run, (1 - share) * sliceMs)
    }, share * sliceMs)
  }

  function run(): void {
    slice = undefined
    if (share > 0) pause()
  }

  return {
    measure: (cpuSeconds) => {
      const at = performance.now()
      if (before) {
        const seconds = Math.max(0.001, (at - before.at) / 1000 - pausedSeconds)
        share = pauseShare((cpuSeconds - before.cpuSeconds) / seconds, maxCores())
      }
      before = { at, cpuSeconds }
      pausedSeconds = 0
      for (const attempt of attempts()) attempt.setThrottled(share > 0)
      if (share > 0 && slice === undefined) pause()
    },
    end: () => {
      share = 0
      before = null
    },
  }
}

/** The share of time to pause so that a use of `cores` while running comes down to `maxCores` on average. */
export function pauseShare(cores: number, maxCores: number): number {
  const share = cores > maxCores ? Math.min(largestShare, 1 - maxCores / cores) : 0
  return share < smallestShare ? 0 : share
}
