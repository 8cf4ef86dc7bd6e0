import type { JobId, Outcome, Sample, Settings } from '../../shared/model'
import { isOutcome } from '../../shared/model'
import type { Now } from '../clock'
import type { JobEvent, JobRecord } from '../jobs'
import { currentAttempt, transition } from '../jobs'
import { bootId, noonMs } from '../jobs/job.fixture'
import { assess, emptyMemory } from '../readiness'
import type { ReadinessMemory } from '../readiness'
import { localPlace } from './place'
import { plan } from './plan'
import type { Action, Place, Plan, PlannerState } from './plan-types'
import { machineSize } from './planner.fixture'

/** A job and the seconds of running that its work takes. */
export interface Work {
  readonly job: JobRecord
  readonly seconds: number
}

/** One step of the world: how much time passes, what the sensors see then, and after how many steps orders are done. */
export interface Step {
  readonly seconds: number
  readonly sample: Sample
  readonly settings: Settings
  readonly delay: number
}

interface Order {
  readonly action: Action
  stepsLeft: number
}

/** A plan with everything it was made from. */
export interface Planned {
  readonly state: PlannerState
  readonly place: Place
  readonly now: Now
  readonly plan: Plan
}

type Told = JobEvent extends infer Event
  ? Event extends JobEvent
    ? Omit<Event, 'now' | 'bootId'>
    : never
  : never

/**
 * A model of the shell: it keeps time, lets jobs work while they run, plans, and carries orders out after a while. Each
 * job's work goes on across its attempts.
 */
export function openWorld(works: readonly Work[]) {
  const jobs = new Map(works.map(({ job }) => [job.id, job]))
  const left = new Map(works.map(({ job, seconds }) => [job.id, seconds]))
  const orders = new Map<JobId, Order>()
  const yielding = new Set<JobId>()
  let memory: ReadinessMemory = emptyMemory
  let elapsed = 0

  const now = (): Now => ({
    wallMs: noonMs + elapsed * 1000,
    monotonicSeconds: 1000 + elapsed,
    timeZone: 'UTC',
  })

  function tell(id: JobId, told: Told): void {
    const job = jobs.get(id)
    if (job === undefined) throw new Error(`no job ${id}`)
    const result = transition(job, { ...told, now: now(), bootId })
    if (!result.ok) throw new Error(result.error.message)
    jobs.set(id, result.job)
  }

  const epochOf = (id: JobId) => currentAttempt(jobs.get(id) ?? raise(id))?.epoch ?? 0

  function end(id: JobId, exit: { readonly exitCode: number }): void {
    const epoch = epochOf(id)
    tell(id, { type: 'exited', epoch, end: exit })
    tell(id, { type: 'collected', epoch, outputFiles: [], missing: [], escapedPids: [] })
    orders.delete(id)
  }

  /** Writes the intent down, as the shell does before it gives an order. */
  function take(action: Action, delay: number): void {
    const { job: id } = action
    if (action.type === 'cancel') return tell(id, { type: 'dependencyFailed', dependency: action.dependency })
    if (action.type === 'reportMissedDeadline') return tell(id, { type: 'deadlineMissed' })
    if (action.type === 'start') tell(id, { type: 'startIntended', place: action.place, gpus: action.gpus })
    if (action.type === 'stop') tell(id, { type: 'stopOrdered', epoch: epochOf(id), cause: action.cause })
    orders.set(id, { action, stepsLeft: delay })
    return undefined
  }

  function finish({ action }: Order): void {
    const { job: id } = action
    orders.delete(id)
    if (action.type === 'start') tell(id, { type: 'started', epoch: epochOf(id), pid: 1, notes: [] })
    if (action.type === 'freeze') tell(id, { type: 'froze', epoch: epochOf(id) })
    if (action.type === 'thaw') tell(id, { type: 'thawed', epoch: epochOf(id) })
    if (action.type === 'stop') end(id, { exitCode: 0 })
    if (action.type === 'setYielding') yielding[action.yielding ? 'add' : 'delete'](id)
  }

  function finishOrders(): void {
    for (const order of orders.values()) {
      if (order.stepsLeft <= 0) finish(order)
      order.stepsLeft -= 1
    }
  }

  function work(seconds: number): void {
    for (const job of [...jobs.values()].filter(({ state }) => state === 'running')) {
      const rest = (left.get(job.id) ?? 0) - seconds
      left.set(job.id, rest)
      if (rest <= 0) end(job.id, { exitCode: 0 })
    }
  }

  function stateNow(settings: Settings): PlannerState {
    const all = [...jobs.values()]
    const outcomes = new Map<JobId, Outcome>()
    for (const { id, state } of all) if (isOutcome(state)) outcomes.set(id, state)
    return {
      jobs: all.filter(({ state }) => !isOutcome(state)),
      outcomes,
      settings,
      busy: new Set(orders.keys()),
      yielding: new Set(yielding),
      bootId,
    }
  }

  function planNow({ sample, settings, delay }: Step): Planned {
    const assessment = assess(sample, { settings, paused: null }, memory, now())
    memory = assessment.memory
    const place = localPlace(machineSize, sample, assessment)
    const state = stateNow(settings)
    const made = plan(state, [place], now())
    for (const action of made.actions) take(action, delay)
    return { state, place, now: now(), plan: made }
  }

  return {
    jobs: (): readonly JobRecord[] => [...jobs.values()],
    /** Another job comes in. */
    submit: ({ job, seconds }: Work) => {
      jobs.set(job.id, job)
      left.set(job.id, seconds)
    },
    /** A person cancels a job, if it can still be. */
    cancel: (id: JobId) => {
      if (!isOutcome(jobs.get(id)?.state ?? 'cancelled')) tell(id, { type: 'cancelRequested' })
    },
    /** Time passes, jobs work, orders are carried out, and a plan is made and taken up. */
    step: (step: Step): Planned => {
      elapsed += step.seconds
      work(step.seconds)
      finishOrders()
      return planNow(step)
    },
    /** Plans and carries out at one moment, again and again, until a plan asks for nothing. */
    comeToRest: (step: Step): readonly Planned[] => {
      const rounds: Planned[] = []
      do {
        while (orders.size > 0) finishOrders()
        rounds.push(planNow({ ...step, delay: 0 }))
      } while (rounds.at(-1)?.plan.actions.length !== 0 && rounds.length < 100)
      return rounds
    },
  }
}

function raise(id: JobId): never {
  throw new Error(`no job ${id}`)
}
