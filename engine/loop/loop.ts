import { setImmediate as nextRound } from 'node:timers/promises'
import type { JobId, Reason, SensorName, Settings } from '../../shared/model'
import type { Now } from '../../core/clock'
import type { JobRecord } from '../../core/jobs'
import { type Action, type Place, type Plan, plan } from '../../core/planner'
import type { Executor } from '../executors/executor'
import type { Log } from '../instance'
import type { Store } from '../store'
import type { JobBook } from './job-book'
import type { Lookout, Sight } from './lookout'
import type { Orders } from './orders'
import { rhythmFor } from './rhythm'
import type { Present } from './present'
import { decisionOf, situationOf } from './situation'

export interface Loop {
  /** Looks at everything once and decides; afterwards the loop runs by itself. What was asked for before waited for this. */
  start(): Promise<void>
  /** Something changed: `plan` decides anew from the last sight, `full` looks at every sensor first. */
  request(look: Look): void
  present(): Present
  /** Why these jobs would wait if they were submitted now; a job that is not in the answer would start. */
  preview(jobs: readonly JobRecord[]): ReadonlyMap<JobId, readonly Reason[]>
  /** After every turn. */
  onPresent(listener: (present: Present) => void): void
  /** After the turns in which more than measured figures changed. */
  onDecision(listener: () => void): void
  /** Decides nothing until `wake`: the machine is about to sleep. */
  hold(): void
  wake(): void
  /** Ends the loop; resolves when its last turn is over. */
  stop(): Promise<void>
}

/** How much a turn looks at before it decides: nothing, what betrays the person, or everything. */
export type Look = 'plan' | 'input' | 'full'

export interface LoopParts {
  readonly lookout: Lookout
  readonly book: JobBook
  readonly store: Store
  readonly orders: Orders
  readonly executor: Executor
  readonly placeOf: (sight: Sight) => Place
  readonly settings: () => Settings
  readonly clock: () => Now
  readonly bootId: string
  readonly log: Log
}

const inputSensors: readonly SensorName[] = ['idleSeconds', 'power']

export function createLoop(parts: LoopParts): Loop {
  const { lookout, book, orders, executor, clock, log } = parts
  const presentListeners: ((present: Present) => void)[] = []
  const decisionListeners: (() => void)[] = []
  let present: Present | undefined
  let plannedFor = ''
  let decided = ''
  const wanted = new Set<Look>()
  let started = false
  let turning: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let lookedAt = { input: 0, full: 0 }
  let held = false
  let stopped = false

  async function see(look: Look): Promise<Sight> {
    const now = clock()
    // At rest the last look may be seconds old: whoever came back since must not be met by the job that just came.
    const { fullSeconds } = rhythmFor(book.active(), parts.settings().sampling, now)
    const isFresh = now.monotonicSeconds - lookedAt.full <= fullSeconds
    const judged = look === 'plan' && isFresh ? lookout.judge() : undefined
    if (judged) return judged
    const at = now.monotonicSeconds
    lookedAt = look === 'input' ? { ...lookedAt, input: at } : { input: at, full: at }
    return lookout.look(look === 'input' ? inputSensors : undefined)
  }

  function planFor(jobs: readonly JobRecord[], sight: Sight): Plan {
    const state = {
      jobs,
      outcomes: parts.store.outcomes(jobs.flatMap(({ spec }) => spec.when.after)),
      settings: parts.settings(),
      busy: orders.busy,
      yielding: orders.yielding,
      bootId: parts.bootId,
    }
    return plan(state, [parts.placeOf(sight)], clock())
  }

  function decide(sight: Sight): Present {
    const { actions, reasons, next } = planFor(book.active(), sight)
    present = { sight, reasons, next }
    executor.setLimits(sight.assessment.limits)
    for (const action of actions) carryOut(action)
    return present
  }

  /** One order that cannot be written down must not keep another job from its freeze. */
  function carryOut(action: Action): void {
    try {
      orders.carryOut(action)
    } catch (error) {
      log.error('an order cannot be given yet', { ...action, error })
    }
  }

  async function turn(look: Look, planAnyway: boolean): Promise<void> {
    const sight = await see(look)
    if (held || stopped) return
    // Between two full looks only a change of what holds jobs back is worth a new plan; figures alone are not.
    const situation = situationOf(sight)
    if (look === 'input' && !planAnyway && situation === plannedFor) return
    plannedFor = situation
    const now = decide(sight)
    for (const listener of presentListeners) listener(now)
    const decision = decisionOf(now)
    if (!planAnyway && decision === decided) return
    decided = decision
    for (const listener of decisionListeners) listener()
  }

  async function turnWhileWanted(isOwnRound: boolean): Promise<void> {
    for (let isBegun = isOwnRound; wanted.size > 0 && !stopped; isBegun = false) {
      // What is asked for together is one turn; and however fast turns follow each other, sockets, signals and timers get
      // their turn in between.
      await (isBegun ? undefined : nextRound())
      const look = mostOf(wanted)
      const planAnyway = wanted.has('plan')
      wanted.clear()
      await turn(look, planAnyway).catch((error: unknown) =>
        log.error('a turn of the loop failed', { error }),
      )
    }
  }

  /** Our own timer comes in a round of its own, in which to wait for the next one would only cost a wake-up. */
  function request(look: Look, isOwnRound = false): void {
    if (stopped) return
    wanted.add(look)
    if (started) turning ??= turnAndRest(isOwnRound)
  }

  async function turnAndRest(isOwnRound = false): Promise<void> {
    await turnWhileWanted(isOwnRound)
    turning = undefined
    schedule()
  }

  function schedule(): void {
    clearTimeout(timer)
    if (stopped || turning) return
    const now = clock()
    const rhythm = rhythmFor(book.active(), parts.settings().sampling, now)
    const full = lookedAt.full + rhythm.fullSeconds
    const input = rhythm.inputSeconds === null ? Infinity : lookedAt.input + rhythm.inputSeconds
    const look = full <= input ? 'full' : 'input'
    const inSeconds = Math.max(0, Math.min(full, input) - now.monotonicSeconds)
    timer = setTimeout(() => request(look, true), inSeconds * 1000)
  }

  function seen(): Present {
    if (!present) throw new Error('the loop has not looked yet')
    return present
  }

  return {
    start: async () => {
      await turn('full', true)
      started = true
      turning = turnAndRest()
    },
    request,
    present: seen,
    preview: (jobs) => planFor([...book.active(), ...jobs], seen().sight).reasons,
    onPresent: (listener) => presentListeners.push(listener),
    onDecision: (listener) => decisionListeners.push(listener),
    hold: () => {
      held = true
    },
    wake: () => {
      held = false
      request('full')
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turning
    },
  }
}

/** The look that takes in all that was asked for. */
function mostOf(wanted: ReadonlySet<Look>): Look {
  if (wanted.has('full')) return 'full'
  return wanted.has('input') ? 'input' : 'plan'
}
