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
import { createTurns, type Look, type Turn } from './turns'

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
  let held = false
  let stopped = false

  const rhythm = () => rhythmFor(book.active(), parts.settings().sampling, clock())
  const turns = createTurns({ take, rhythm, clock, log })

  async function see(look: Look): Promise<Sight> {
    if (look === 'full') return lookout.look()
    const judged = look === 'plan' ? lookout.judge() : undefined
    return judged ?? lookout.look(inputSensors, parts.settings().sampling.inputEverySeconds * 1000)
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

  function decide(sight: Sight): void {
    const { actions, reasons, next } = planFor(book.active(), sight)
    present = { sight, reasons, next }
    executor.setLimits(sight.assessment.limits)
    for (const action of actions) carryOut(action)
  }

  /** One order that cannot be written down must not keep another job from its freeze. */
  function carryOut(action: Action): void {
    try {
      orders.carryOut(action)
    } catch (error) {
      log.error('an order cannot be given yet', { ...action, error })
    }
  }

  async function take({ look, planAnyway }: Turn): Promise<void> {
    const sight = await see(look)
    if (held || stopped) return
    // Between two full looks only a change of what holds jobs back is worth a new plan; figures alone are not.
    const situation = situationOf(sight)
    if (look === 'input' && !planAnyway && situation === plannedFor) return
    plannedFor = situation
    decide(sight)
    if (orders.busy.size > 0) await nextRound() // a job that is to begin waits for nobody who only hears of it
    if (stopped) return
    // Another turn may have decided meanwhile: nobody hears of an older present after a newer one.
    const now = seen()
    for (const listener of presentListeners) listener(now)
    const decision = decisionOf(now)
    if (!planAnyway && decision === decided) return
    decided = decision
    for (const listener of decisionListeners) listener()
  }

  function seen(): Present {
    if (!present) throw new Error('the loop has not looked yet')
    return present
  }

  return {
    start: turns.start,
    request: turns.request,
    present: seen,
    preview: (jobs) => planFor([...book.active(), ...jobs], seen().sight).reasons,
    onPresent: (listener) => presentListeners.push(listener),
    onDecision: (listener) => decisionListeners.push(listener),
    hold: () => {
      held = true
    },
    wake: () => {
      held = false
      turns.request('full')
    },
    stop: async () => {
      stopped = true
      await turns.stop()
    },
  }
}
