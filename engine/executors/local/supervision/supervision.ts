import { availableParallelism } from 'node:os'
import type { Limits } from '../../../../shared/model'
import type { HeldAttempt } from '../holding'
import type { LogLimits } from '../folder'
import type { Site } from '../site'
import { dutyCycle } from './duty-cycle'
import { checkpointClock, keepLogs } from './housekeeping'
import { tickerOf } from './ticker'

export interface Supervision {
  readonly setLimits: (limits: Limits) => void
  /** To be called whenever an attempt came, went, froze or thawed: while none runs there is no timer. */
  update(): void
  end(): void
}

export interface SupervisionParts {
  readonly site: Site
  readonly attempts: () => readonly HeldAttempt[]
  /** Processor seconds of all attempts so far, ended ones included. */
  readonly cpuSeconds: () => number
  readonly logLimits: () => LogLimits
  readonly note: (attempt: HeldAttempt, text: string) => void
  /** What runs could not be looked after this time. */
  readonly failed: (error: unknown) => void
}

const tickMs = 1000
/** Logs grow by megabytes a second at most: looking every few seconds keeps them near their limit. */
const ticksPerLogCheck = 3

/** Looks after what runs: memory peaks, the processor limit, logs and checkpoints, once a second. */
export function superviseAttempts(parts: SupervisionParts): Supervision {
  const { site, attempts } = parts
  const cores = availableParallelism()
  const running = () => attempts().filter(({ stopping, brake }) => !stopping && !brake.causes.has('plan'))
  const clocks = new WeakMap<HeldAttempt, (ranSeconds: number) => void>()
  const noted = new WeakMap<HeldAttempt, string>()
  let limits: Limits | null = null
  let ticks = 0

  const maxCores = () => ((limits?.maxCpuPercent ?? 100) / 100) * cores
  const duty = dutyCycle(running, maxCores)
  const needsDuty = () => site.capabilities.limitCpu === 'dutyCycle' && maxCores() < cores

  function tick(): void {
    ticks += 1
    const usedCpuSeconds = parts.cpuSeconds() // also samples memory, for its peak
    if (needsDuty()) duty.measure(usedCpuSeconds)
    else duty.end()
    for (const attempt of running()) {
      clockOf(attempt)(tickMs / 1000)
      attempt.keepPriority()
      if (ticks % ticksPerLogCheck === 0) void checkLogs(attempt)
    }
  }

  function clockOf(attempt: HeldAttempt): (ranSeconds: number) => void {
    const clock = clocks.get(attempt) ?? checkpointClock(attempt)
    clocks.set(attempt, clock)
    return clock
  }

  /** The same trouble is told once an attempt, not every few seconds. */
  async function checkLogs(attempt: HeldAttempt): Promise<void> {
    const trouble = await keepLogs(attempt, parts.logLimits())
    if (trouble === null || noted.get(attempt) === trouble) return
    noted.set(attempt, trouble)
    parts.note(attempt, trouble)
  }

  const ticker = tickerOf(tickMs, tick, parts.failed)
  const update = () => {
    const wanted = running().length > 0
    ticker.want(wanted)
    if (!wanted) duty.end()
  }
  return {
    setLimits: (wanted) => {
      limits = wanted
      site.limit(
        wanted,
        attempts().map(({ container }) => container),
      )
    },
    update,
    end: () => {
      ticker.want(false)
      duty.end()
    },
  }
}
