import { setImmediate as nextRound } from 'node:timers/promises'
import type { Now } from '../../core/clock'
import type { Log } from '../instance'
import { createBeat } from './beat'
import type { Rhythm } from './rhythm'

/** How much a turn looks at before it decides: nothing, what betrays the person, or everything. */
export type Look = 'plan' | 'input' | 'full'

export interface Turn {
  readonly look: Look
  /** Somebody asked for a plan: it is made whatever the look shows. */
  readonly planAnyway: boolean
}

/** When the loop takes which turn: as it is asked, and by the rhythm of the moment. */
export interface Turns {
  /** Takes the first turn, a look at everything; afterwards turns go on by themselves. Rejects when it fails. */
  start(): Promise<void>
  request(look: Look): void
  /** Resolves when the last turn is over. */
  stop(): Promise<void>
}

export interface TurnParts {
  readonly take: (turn: Turn) => Promise<void>
  readonly rhythm: () => Rhythm
  readonly clock: () => Now
  readonly log: Log
}

/**
 * One turn at a time; but a look at everything that waits for a slow sensor is waited for aside: turns that need less go
 * on meanwhile, so that whoever comes back is seen.
 */
export function createTurns({ take, rhythm, clock, log }: TurnParts): Turns {
  const wanted = new Set<Look>()
  let fullLookAt = 0
  let allSeenAt = 0
  let inputSeenAt = 0
  let looksForInput = false
  let started = false
  let turning: Promise<void> | undefined
  let lookingAtAll: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const beat = createBeat(onBeat)

  const seconds = () => clock().monotonicSeconds

  /** At rest the last look may be seconds old: whoever came back since must not be met by the job that just came. */
  const isStale = () => seconds() - allSeenAt > rhythm().fullSeconds

  /** While nothing runs, input is looked for with everything else alone: a job that is to start now must not trust to that. */
  const isInputOld = () => seconds() - inputSeenAt > rhythm().inputLastsSeconds

  /** The turn that takes in all that was asked for, less what has to wait until everything is seen. */
  function next(): Turn | undefined {
    const mayPlan = wanted.has('plan') && !isStale()
    const needsAll = wanted.has('full') || (wanted.has('plan') && !mayPlan)
    if (needsAll && !lookingAtAll) return { look: 'full', planAnyway: wanted.has('plan') }
    if (wanted.has('input') || (mayPlan && isInputOld())) return { look: 'input', planAnyway: mayPlan }
    return mayPlan ? { look: 'plan', planAnyway: true } : undefined
  }

  /** What that turn does need not be done again. */
  function strike({ look, planAnyway }: Turn): void {
    wanted.delete('input')
    if (look === 'full') wanted.delete('full')
    if (planAnyway) wanted.delete('plan')
  }

  async function run(turn: Turn): Promise<void> {
    const { look } = turn
    const begunAt = seconds()
    if (look === 'full') fullLookAt = begunAt
    if (look === 'input') looksForInput = true
    try {
      await take(turn)
      if (look !== 'plan') inputSeenAt = begunAt
    } finally {
      if (look === 'input') looksForInput = false
      if (look === 'full') allSeenAt = seconds()
    }
  }

  async function tryToRun(turn: Turn): Promise<void> {
    await run(turn).catch((error: unknown) => log.error('a turn of the loop failed', { error }))
  }

  function lookAside(turn: Turn): void {
    lookingAtAll = tryToRun(turn).finally(() => {
      lookingAtAll = undefined
      turning ??= turnAndRest()
    })
  }

  async function turnWhileWanted(isOwnRound: boolean): Promise<void> {
    for (let isBegun = isOwnRound; wanted.size > 0 && !stopped; isBegun = false) {
      // What is asked for together is one turn; and however fast turns follow each other, sockets, signals and timers get
      // their turn in between.
      await (isBegun ? undefined : nextRound())
      const turn = next()
      if (turn === undefined) return
      strike(turn)
      if (turn.look === 'full') lookAside(turn)
      else await tryToRun(turn)
    }
  }

  async function turnAndRest(isOwnRound = false): Promise<void> {
    await turnWhileWanted(isOwnRound)
    turning = undefined
    schedule()
  }

  /** Our own timer comes in a round of its own, in which to wait for the next one would only cost a wake-up. */
  function request(look: Look, isOwnRound = false): void {
    if (stopped) return
    wanted.add(look)
    if (started) turning ??= turnAndRest(isOwnRound)
  }

  function schedule(): void {
    clearTimeout(timer)
    if (stopped) return beat.keep(null)
    const { fullSeconds, inputSeconds } = rhythm()
    beat.keep(inputSeconds)
    // The beat goes on by itself, and a look that is under way goes on from here.
    if (lookingAtAll || inputSeconds !== null) return
    const due = fullLookAt + fullSeconds
    timer = setTimeout(() => request('full', true), Math.max(0, due - seconds()) * 1000)
  }

  /** A beat that comes a little early still counts, or a look at everything would be late by a whole one. */
  function onBeat(): void {
    const { fullSeconds, inputSeconds } = rhythm()
    const soon = seconds() + (inputSeconds ?? 0) / 2
    const isFull = !lookingAtAll && fullLookAt + fullSeconds <= soon
    // A look that takes longer than a beat is not followed by one for each beat it missed: the loop would never rest.
    if (isFull || !looksForInput) request(isFull ? 'full' : 'input', true)
  }

  return {
    start: async () => {
      await run({ look: 'full', planAnyway: true })
      started = true
      turning = turnAndRest()
    },
    request,
    stop: async () => {
      stopped = true
      schedule()
      await Promise.all([turning, lookingAtAll])
    },
  }
}
