import type { JobId, SensorName } from '../../shared/model'
import { localPlace, plan, type Action, type Plan, type PlannerState } from '../planner'
import { emptyMemory, tell, weigh, type Assessment, type Weighed } from '../readiness'
import { openBystander } from './bystander'
import { decideAlike, likelyTurnMs, nextTurnMs, offerAlike, readingsFor, type Judgement } from './constancy'
import { furthest } from './furthest'
import { openCrew } from './crew'
import { openPassage } from './passage'
import { reportOf } from './report'
import { usualReaction, type Report, type SimulationInput } from './simulation'
import { openTally } from './tally'
import type { Timeline } from './timeline'
import { toSeconds, type Ms } from './trace'
import { endlessWork, type Work } from './works'

/** A decision that asked for nothing, with nothing under way: until something changes, the next one is the same. */
interface Calm {
  readonly judgement: Judgement
  /** When time alone may change what is planned. */
  readonly turnMs: Ms
  /** Of the crew. */
  readonly revision: number
  /** What the plan read of the sample itself. */
  readonly readings: readonly SensorName[]
}

/** One run through a trace. */
export function openReplay(
  input: SimulationInput,
  timeline: Timeline,
  works: readonly Work[],
  newId: () => JobId,
): { run(): Report } {
  const { settings, size, reaction = usualReaction } = input
  const tally = openTally()
  const crew = openCrew({ timeline, reaction, tally, newId })
  const passage = openPassage(input.trace, crew, tally)
  const bystander = openBystander(size, settings)
  const upcoming = works.toSorted((a, b) => a.submittedMs - b.submittedMs)
  let memory = emptyMemory
  let wasting = false
  let decisions = 0

  function submitDue(atMs: Ms): void {
    for (let [work] = upcoming; work && work.submittedMs <= atMs; [work] = upcoming) {
      crew.submit({ ...work, submittedMs: Math.max(work.submittedMs, timeline.fromMs) })
      upcoming.shift()
    }
    if (input.jobs === null && !crew.isWaiting())
      crew.submit(endlessWork(newId(), size, timeline.nowAt(atMs), atMs))
  }

  function judge(atMs: Ms): Judgement {
    const now = timeline.nowAt(atMs)
    const sample = passage.sampleAt(atMs)
    // While something runs nothing is wasted, and without a job nothing can be.
    const isAsked = crew.running() === 0 && crew.hasJobs()
    return {
      weighed: weigh(sample, { settings, paused: null }, memory, now),
      aside: isAsked ? bystander.judge(sample, now) : null,
    }
  }

  function stateNow(): PlannerState {
    const { outcomes, busy, yielding } = crew
    return { jobs: crew.records(), outcomes, settings, busy, yielding, bootId: timeline.bootId }
  }

  function planBy({ scene }: Weighed, assessment: Assessment): Plan {
    return plan(stateNow(), [localPlace(size, scene.sample, assessment)], scene.now)
  }

  /** Decides by a judgement of this moment and gives the orders. */
  function decide(judgement: Judgement): Calm | null {
    const { weighed, aside } = judgement
    const atMs = passage.clock()
    const assessment = tell(weighed)
    const { actions } = planBy(weighed, assessment)
    wasting = aside !== null && bystander.wouldRun(stateNow(), aside)
    report(assessment, actions)
    for (const action of actions) crew.take(action, atMs)
    if (actions.length > 0 || crew.busy.size > 0 || input.plodding) return null
    const turnMs = nextTurnMs(crew.active(), settings, timeline, atMs, timeline.endMs)
    return { judgement, turnMs, revision: crew.revision(), readings: readingsFor(crew.records()) }
  }

  function report({ readiness }: Assessment, actions: readonly Action[]): void {
    input.onDecision?.({
      atSeconds: toSeconds(passage.clock()),
      vetoes: readiness.vetoes,
      running: crew.running(),
      orders: actions.map(({ type, job }) => `${type} ${job}`),
    })
  }

  /** Whether a judgement of this moment can only lead to what was decided before: nothing. */
  function staysCalm({ judgement, turnMs, revision, readings }: Calm, next: Judgement): boolean {
    return (
      passage.clock() < turnMs &&
      crew.revision() === revision &&
      offerAlike(judgement.weighed.scene.sample, next.weighed.scene.sample, readings) &&
      decideAlike(judgement, next)
    )
  }

  function remember({ weighed }: Judgement, steps: number): void {
    memory = weighed.memory
    decisions += steps
  }

  /** Passes over the decisions ahead that can only be this one again. */
  function leap({ judgement, turnMs }: Calm): void {
    const atMs = passage.clock()
    const submitMs = upcoming[0]?.submittedMs ?? Infinity
    const boundMs = Math.min(turnMs, timeline.endMs, passage.changesMs(), submitMs, crew.nextMs())
    const stepsBefore = (moment: Ms) => Math.ceil((moment - atMs) / timeline.everyMs) - 1
    const leapt = furthest(
      stepsBefore(boundMs),
      stepsBefore(likelyTurnMs(judgement.weighed, atMs)),
      (steps) => {
        const then = judge(atMs + steps * timeline.everyMs)
        return decideAlike(judgement, then) ? then : null
      },
    )
    if (leapt === null) return
    remember(leapt.found, leapt.steps)
    passage.advance(atMs + leapt.steps * timeline.everyMs, wasting)
  }

  /** One moment: judges it, decides, and goes on to the last one before the next that must be judged. */
  function turn(before: Calm | null): Calm | null {
    submitDue(passage.clock())
    const judgement = judge(passage.clock())
    remember(judgement, 1)
    const calm =
      before !== null && staysCalm(before, judgement) ? { ...before, judgement } : decide(judgement)
    if (calm !== null) leap(calm)
    return calm
  }

  return {
    run: () => {
      for (let calm = turn(null); passage.clock() < timeline.endMs; calm = turn(calm))
        passage.advance(Math.min(passage.clock() + timeline.everyMs, timeline.endMs), wasting)
      const { weighed } = judge(timeline.endMs)
      const { reasons } = planBy(weighed, tell(weighed))
      crew.finishOrders()
      return reportOf(timeline, tally, decisions, input.jobs === null ? [] : crew.hands(), reasons)
    },
  }
}
