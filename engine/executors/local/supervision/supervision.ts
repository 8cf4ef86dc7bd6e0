import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Limits } from '../../../../shared/model'
import type { HeldAttempt } from '../holding'
import { cgroupLimiter } from '../containers'
import type { LogLimits } from '../folder'
import type { Workplace } from '../workplace'
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
  readonly workplace: Workplace
  readonly attempts: () => readonly HeldAttempt[]
  /** Processor seconds of all attempts so far, ended ones included. */
  readonly cpuSeconds: () => number
  readonly logLimits: () => LogLimits
  readonly note: (attempt: HeldAttempt, text: string) => void
}

const tickMs = 1000
/** Logs grow by megabytes a second at most: looking every few seconds keeps them near their limit. */
const ticksPerLogCheck = 3

/** Looks after what runs: memory peaks, the processor limit, logs and checkpoints, once a second. */
export function superviseAttempts(parts: SupervisionParts): Supervision {
  const { workplace, attempts } = parts
  const cores = availableParallelism()
  const limit = cgroupLimiter(cores)
  const running = () => attempts().filter(({ stopping, brake }) => !stopping && !brake.causes.has('plan'))
  const clocks = new WeakMap<HeldAttempt, (ranSeconds: number) => void>()
  const noted = new WeakMap<HeldAttempt, string>()
  let limits: Limits | null = null
  let ticks = 0

  const maxCores = () => ((limits?.maxCpuPercent ?? 100) / 100) * cores
  const duty = dutyCycle(running, maxCores)
  const needsDuty = () => !workplace.base?.controllers.has('cpu') && maxCores() < cores

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

  /** Ours, and those of earlier engines in which adopted attempts still live. */
  function bases(): readonly string[] {
    const groups = attempts().flatMap(({ container }) => container.cgroup || [])
    return [...(workplace.base ? [workplace.base.folder] : []), ...groups.map((group) => path.dirname(group))]
  }

  const ticker = tickerOf(tickMs, tick)
  const update = () => {
    const wanted = running().length > 0
    ticker.want(wanted)
    if (!wanted) duty.end()
  }
  return {
    setLimits: (wanted) => {
      limits = wanted
      limit(bases(), wanted)
    },
    update,
    end: () => {
      ticker.want(false)
      duty.end()
    },
  }
}
