import { isOutcome, type JobId, type Outcome } from '../../shared/model'
import { timestamp } from '../clock'
import { currentAttempt, nextFiring, transition, type JobEvent, type JobRecord } from '../jobs'
import type { Action } from '../planner'
import type { Reaction } from './simulation'
import type { Tally } from './tally'
import type { Timeline } from './timeline'
import { type Ms, toMs } from './trace'
import type { Work } from './works'

/** A job and how far its work has got. */
export interface Hand {
  record: JobRecord
  readonly submittedMs: Ms
  readonly lengthMs: Ms
  /** Running that its work still takes, as of when it last went on. */
  leftMs: Ms
  /** When its work will be done if nothing stops it; `null` while it does not run. */
  doneMs: Ms | null
  wentOnMs: Ms
  startedMs?: Ms
  endedMs?: Ms
}

type Order = Exclude<Action, { readonly type: 'cancel' | 'reportMissedDeadline' }>

interface GivenOrder {
  readonly action: Order
  readonly dueMs: Ms
}

type Told = JobEvent extends infer Event
  ? Event extends JobEvent
    ? Omit<Event, 'now' | 'bootId'>
    : never
  : never

export interface CrewParts {
  readonly timeline: Timeline
  readonly reaction: Reaction
  readonly tally: Tally
  readonly newId: () => JobId
}

/**
 * The model of an executor, and of the engine's book: jobs work while they run, orders are carried out a little after
 * they are given, and every change of a job goes through `transition`. Nothing here decides what runs.
 */
export function openCrew({ timeline, reaction, tally, newId }: CrewParts) {
  const hands = new Map<JobId, Hand>()
  const active = new Map<JobId, Hand>()
  const orders = new Map<JobId, GivenOrder>()
  const outcomes = new Map<JobId, Outcome>()
  const busy = new Set<JobId>()
  const yielding = new Set<JobId>()
  let running = 0
  let revision = 0

  const handOf = (id: JobId): Hand => {
    const hand = hands.get(id)
    if (hand === undefined) throw new Error(`no job ${id}`)
    return hand
  }
  const epochOf = (hand: Hand) => currentAttempt(hand.record)?.epoch ?? 0

  function tell(hand: Hand, told: Told, atMs: Ms): void {
    const result = transition(hand.record, { ...told, now: timeline.nowAt(atMs), bootId: timeline.bootId })
    if (!result.ok) throw new Error(result.error.message)
    hand.record = result.job
    revision += 1
    if (isOutcome(result.job.state)) settle(hand, result.job.state, atMs)
  }

  function settle(hand: Hand, outcome: Outcome, atMs: Ms): void {
    hand.endedMs = atMs
    active.delete(hand.record.id)
    outcomes.set(hand.record.id, outcome)
    tally.add('ended')
    const next = nextFiring(hand.record, timeline.nowAt(atMs), newId)
    if (next !== null) submit({ record: next, submittedMs: atMs, lengthMs: hand.lengthMs })
  }

  function submit({ record, submittedMs, lengthMs }: Work): void {
    const submitted = { ...record, submittedAt: timestamp(timeline.nowAt(submittedMs)) }
    const hand: Hand = {
      record: submitted,
      submittedMs,
      lengthMs,
      leftMs: lengthMs,
      doneMs: null,
      wentOnMs: 0,
    }
    revision += 1
    hands.set(record.id, hand)
    active.set(record.id, hand)
  }

  function goOn(hand: Hand, atMs: Ms): void {
    running += 1
    hand.wentOnMs = atMs
    hand.doneMs = atMs + hand.leftMs
    hand.startedMs ??= atMs
  }

  function halt(hand: Hand, atMs: Ms): void {
    if (hand.doneMs === null) return
    running -= 1
    hand.leftMs = Math.max(0, hand.doneMs - atMs)
    hand.doneMs = null
  }

  function end(
    hand: Hand,
    exit: { readonly exitCode: number } | { readonly signal: string },
    atMs: Ms,
  ): void {
    const epoch = epochOf(hand)
    halt(hand, atMs)
    drop(hand.record.id)
    // A checkpoint keeps the work; whatever else is tried again begins at its beginning.
    if (hand.record.stopping !== 'preempt') hand.leftMs = hand.lengthMs
    tell(hand, { type: 'exited', epoch, end: exit }, atMs)
    tell(hand, { type: 'collected', epoch, outputFiles: [], missing: [], escapedPids: [] }, atMs)
  }

  function drop(id: JobId): void {
    orders.delete(id)
    busy.delete(id)
  }

  function finish({ action, dueMs }: GivenOrder): void {
    const hand = handOf(action.job)
    revision += 1
    drop(action.job)
    switch (action.type) {
      case 'start':
        tell(hand, { type: 'started', epoch: epochOf(hand), pid: 1, notes: [] }, dueMs)
        goOn(hand, dueMs)
        return tally.add('starts')
      case 'freeze':
        tally.addFreeze(dueMs - hand.wentOnMs)
        halt(hand, dueMs)
        return tell(hand, { type: 'froze', epoch: epochOf(hand) }, dueMs)
      case 'thaw':
        tell(hand, { type: 'thawed', epoch: epochOf(hand) }, dueMs)
        goOn(hand, dueMs)
        return tally.add('thaws')
      case 'stop':
        return end(hand, { signal: 'SIGTERM' }, dueMs)
      case 'setYielding':
        return void (action.yielding ? yielding.add(action.job) : yielding.delete(action.job))
    }
  }

  const delaysMs: Readonly<Record<Order['type'], Ms>> = {
    start: toMs(reaction.startSeconds),
    freeze: toMs(reaction.freezeSeconds),
    thaw: toMs(reaction.thawSeconds),
    stop: toMs(reaction.stopSeconds),
    setYielding: 0,
  }

  return {
    hands: (): readonly Hand[] => [...hands.values()],
    /** Jobs without an outcome. */
    active: (): Iterable<Hand> => active.values(),
    records: (): readonly JobRecord[] => Array.from(active.values(), ({ record }) => record),
    hasJobs: () => active.size > 0,
    isWaiting: () => [...active.values()].some(({ record }) => record.state === 'queued'),
    outcomes,
    busy,
    yielding,
    running: () => running,
    /** Rises whenever a job or an order changes. */
    revision: () => revision,
    submit,
    /** Takes an order on: its intent counts at once, its deed when its time has come. */
    take(action: Action, atMs: Ms): void {
      const hand = handOf(action.job)
      revision += 1
      switch (action.type) {
        case 'cancel':
          return tell(hand, { type: 'dependencyFailed', dependency: action.dependency }, atMs)
        case 'reportMissedDeadline':
          tally.add('deadlineMisses')
          return tell(hand, { type: 'deadlineMissed' }, atMs)
        case 'start':
          tell(hand, { type: 'startIntended', place: action.place, gpus: action.gpus }, atMs)
          yielding.delete(action.job)
          break
        case 'stop':
          tell(hand, { type: 'stopOrdered', epoch: epochOf(hand), cause: action.cause }, atMs)
          break
        case 'freeze':
        case 'thaw':
        case 'setYielding':
      }
      busy.add(action.job)
      orders.set(action.job, { action, dueMs: atMs + delaysMs[action.type] })
    },
    /** The next moment at which an order is carried out or a job's work is done; `Infinity` when nothing is under way. */
    nextMs(): Ms {
      let next = Infinity
      for (const { dueMs } of orders.values()) next = Math.min(next, dueMs)
      if (running > 0) for (const { doneMs } of active.values()) next = Math.min(next, doneMs ?? Infinity)
      return next
    },
    /** Lets the orders that were given be carried out, however long that takes. */
    finishOrders(): void {
      for (const order of orders.values()) finish(order)
    },
    /** Lets everything happen that is due. */
    happen(atMs: Ms): void {
      for (const order of orders.values()) if (order.dueMs <= atMs) finish(order)
      if (running === 0) return
      for (const hand of active.values())
        if (hand.doneMs !== null && hand.doneMs <= atMs) end(hand, { exitCode: 0 }, atMs)
    },
  }
}

export type Crew = ReturnType<typeof openCrew>
