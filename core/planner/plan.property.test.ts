import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JobFileInput, JobId, Reason, Sample } from '../../shared/model'
import { concernsGpuJobsOnly, isOutcome } from '../../shared/model'
import { jobId, queued } from '../jobs/job.fixture'
import type { JobRecord } from '../jobs'
import { currentAttempt } from '../jobs'
import { toleratedByYield, waivedByNow } from '../readiness'
import { quiet } from '../readiness/machine.fixture'
import { plan } from './plan'
import type { Action } from './plan-types'
import { gpu, settingsWith } from './planner.fixture'
import type { Planned, Step, Work } from './world.fixture'
import { openWorld } from './world.fixture'

const GIB = 1024 ** 3
const idleMachine: Sample = { ...quiet, gpus: [gpu] }

const file = fc.record(
  {
    resources: fc.record(
      {
        cpus: fc.constantFrom(1, 1, 1, 2, 3, 4, 5),
        memory: fc.constantFrom(GIB, 4 * GIB, 8 * GIB, 14 * GIB, 15 * GIB),
        gpus: fc.constantFrom(0, 0, 1, 2),
        gpuMemory: fc.constantFrom(GIB, 8 * GIB),
        disk: fc.constantFrom(GIB, 50 * GIB),
      },
      { requiredKeys: [] },
    ),
    onReturn: fc.constantFrom('freeze' as const, 'checkpoint' as const, 'yield' as const),
    exclusive: fc.constantFrom(false, false, false, true),
    priority: fc.integer({ min: -2, max: 2 }),
    timeout: fc.constantFrom(100, 1000),
  },
  { requiredKeys: [] },
)

const when = fc.record(
  {
    level: fc.constantFrom('excellent' as const, 'good' as const, 'light' as const),
    hours: fc.constantFrom('11:00-13:00', '22:00-07:00', '12:00-12:30'),
    deadline: fc.constantFrom('2026-11-22T12:01:00.000Z', '2026-11-22T20:00:00.000Z'),
  },
  { requiredKeys: [] },
)

interface Wish {
  readonly file: JobFileInput
  readonly when: {
    readonly level?: 'excellent' | 'good' | 'light'
    readonly hours?: string
    readonly deadline?: string
  }
  readonly mains: boolean
  readonly now: boolean
  readonly after: readonly number[]
  readonly seconds: number
}

const wish: fc.Arbitrary<Wish> = fc.record({
  file,
  when,
  mains: fc.constantFrom(false, false, true),
  now: fc.constantFrom(false, false, false, true),
  after: fc.oneof(fc.constant([]), fc.constant([]), fc.array(fc.nat(11), { maxLength: 2 })),
  seconds: fc.integer({ min: 1, max: 2000 }),
})

/** Jobs that wait only for jobs before them, so that there is no circle. */
const works = fc.array(wish, { minLength: 1, maxLength: 12 }).map((wishes) => wishes.map(toWork))

function toWork({ file: given, when: conditions, mains, now, after, seconds }: Wish, index: number): Work {
  const before = [...new Set(after)].filter((other) => other < index).map(idAt)
  return { job: queued(idAt(index), given, { when: { ...conditions, mains, after: before }, now }), seconds }
}

function idAt(index: number): JobId {
  return jobId(`job-${String(index).padStart(2, '0')}`)
}

const sample: fc.Arbitrary<Sample> = fc
  .record({
    idleSeconds: fc.constantFrom(0, 100, 200, 1000, 5000, null),
    power: fc.constantFrom(
      quiet.power,
      quiet.power,
      { source: 'battery' as const, chargePercent: 90 },
      { source: 'battery' as const, chargePercent: 60 },
      { source: 'battery' as const, chargePercent: 15 },
      null,
    ),
    cpu: fc.constantFrom(quiet.cpu, quiet.cpu, { othersPercent: 50, oursPercent: 0 }),
    memory: fc.constantFrom(quiet.memory, quiet.memory, {
      totalBytes: 16 * GIB,
      availableBytes: 5 * GIB,
      oursBytes: 6 * GIB,
      pressurePercent: 0,
    }),
    heat: fc.constantFrom(quiet.heat, quiet.heat, { cpuCelsius: 95 }),
    gpus: fc.constantFrom([gpu], [gpu], [{ ...gpu, memoryUsedBytes: 5 * GIB, utilizationPercent: 90 }]),
  })
  .map((changes) => ({ ...quiet, ...changes }))

const anySample = fc.oneof(
  { weight: 1, arbitrary: fc.constant(idleMachine) },
  { weight: 1, arbitrary: sample },
)

const settings = fc.constantFrom(null, null, 0, 1, 2).map((max) => settingsWith({ jobs: { max } }))

const step: fc.Arbitrary<Step> = fc.record({
  seconds: fc.constantFrom(0.1, 5, 60, 400),
  sample: anySample,
  settings,
  delay: fc.nat(2),
})

const steps = fc.array(step, { minLength: 1, maxLength: 25 })

/** Vetoes that no wish and no way to return excuses; written anew here, so that the planner is judged by another hand. */
function strictVetoes({ place }: Planned, { spec }: JobRecord): readonly Reason[] {
  return place.assessment.readiness.vetoes.filter(
    (veto) =>
      !(spec.now && waivedByNow(veto)) &&
      !(spec.onReturn === 'yield' && toleratedByYield(veto)) &&
      !(spec.resources.gpus === 0 && concernsGpuJobsOnly(veto)),
  )
}

const actionsOf = ({ plan: made }: Planned, ...types: readonly Action['type'][]) =>
  made.actions.filter(({ type }) => types.includes(type))
const jobsOf = (planned: Planned, ...types: readonly Action['type'][]) =>
  new Set(actionsOf(planned, ...types).map(({ job }) => job))

/** Every job that may run once this plan is taken up, what it stops included. */
function occupants(planned: Planned): readonly JobRecord[] {
  const let_in = jobsOf(planned, 'start', 'thaw')
  const { jobs, busy } = planned.state
  return jobs.filter(
    ({ id, state }) => state === 'running' || state === 'starting' || busy.has(id) || let_in.has(id),
  )
}

function sum(jobs: readonly JobRecord[], of: (job: JobRecord) => number): number {
  return jobs.reduce((total, job) => total + of(job), 0)
}

/** Runs a random stretch of the machine's life and shows every plan in it. */
function live(check: (planned: Planned) => void, numRuns = 150): void {
  fc.assert(
    fc.property(works, steps, fc.option(fc.nat(11)), (all, moments, cancelled) => {
      const world = openWorld(all)
      moments.forEach((moment, index) => {
        const victim = index === 3 && cancelled !== null ? all[cancelled] : undefined
        if (victim !== undefined) world.cancel(victim.job.id)
        check(world.step(moment))
      })
    }),
    { numRuns },
  )
}

describe('whatever happens', () => {
  it('no job starts or goes on under a veto', () => {
    live((planned) => {
      const letIn = jobsOf(planned, 'start', 'thaw')
      const under = planned.state.jobs.filter(
        (job) => letIn.has(job.id) && strictVetoes(planned, job).length > 0,
      )
      expect(under).toEqual([])
    })
  })

  it('no job starts while anything speaks against a start', () => {
    live((planned) => {
      const starting = jobsOf(planned, 'start')
      const { vetoes, waits } = planned.place.assessment.readiness
      const against = planned.state.jobs.filter(
        (job) =>
          starting.has(job.id) &&
          [...vetoes, ...waits].some(
            (reason) =>
              !(job.spec.now && waivedByNow(reason)) &&
              !(job.spec.resources.gpus === 0 && concernsGpuJobsOnly(reason)),
          ),
      )
      expect(against).toEqual([])
    })
  })

  it('no job stays running under a veto, or on battery when it wants mains', () => {
    live((planned) => {
      const stopped = jobsOf(planned, 'freeze', 'stop')
      const staying = planned.state.jobs.filter(
        (job) =>
          job.state === 'running' &&
          job.stopping === null &&
          !planned.state.busy.has(job.id) &&
          !stopped.has(job.id) &&
          (strictVetoes(planned, job).length > 0 || (job.spec.when.mains && !planned.place.onMains)),
      )
      expect(staying).toEqual([])
    })
  })

  it('no limit is passed by letting a job in', () => {
    live((planned) => {
      const { place, state } = planned
      const { maxJobs, maxMemoryPercent } = place.assessment.limits
      const starting = jobsOf(planned, 'start')
      const held = state.jobs.filter(
        (job) => starting.has(job.id) || !['queued', 'finishing'].includes(job.state),
      )
      const there = occupants(planned)
      const letIn = actionsOf(planned, 'start', 'thaw').length > 0
      const memory = sum(held, ({ spec }) => spec.resources.memoryBytes ?? 0)
      const alone = there.some(({ spec }) => spec.exclusive)
      expect(letIn && there.length > maxJobs).toBe(false)
      expect(letIn && sum(there, ({ spec }) => spec.resources.cpus) > place.cpus).toBe(false)
      expect(letIn && alone && there.length > 1).toBe(false)
      const wanting = held.some((job) => starting.has(job.id) && job.spec.resources.memoryBytes !== undefined)
      expect(wanting && memory > (place.memoryBytes * maxMemoryPercent) / 100).toBe(false)
    })
  })

  it('no GPU is given to two jobs', () => {
    live(({ plan: made, state }) => {
      const held = state.jobs
        .filter(({ state: at }) => at !== 'queued' && at !== 'finishing')
        .flatMap((job) => currentAttempt(job)?.gpus ?? [])
      const given = made.actions.flatMap((action) => (action.type === 'start' ? action.gpus : []))
      expect(new Set([...held, ...given]).size).toBe(held.length + given.length)
    })
  })

  it('no more jobs than the limit are left running', () => {
    live((planned) => {
      const stopped = jobsOf(planned, 'freeze', 'stop')
      const { jobs, busy } = planned.state
      const left = jobs.filter(
        ({ id, state, stopping }) =>
          state === 'running' && stopping === null && !busy.has(id) && !stopped.has(id),
      )
      expect(left.length).toBeLessThanOrEqual(planned.place.assessment.limits.maxJobs)
    })
  })

  it('a waiting or frozen job has a reason unless it is just let go on', () => {
    live((planned) => {
      const moving = jobsOf(planned, 'start', 'thaw', 'cancel')
      const toFreeze = jobsOf(planned, 'freeze')
      const silent = planned.state.jobs.filter(
        ({ id, state }) =>
          (state === 'queued' || state === 'frozen' || toFreeze.has(id)) &&
          !moving.has(id) &&
          (planned.plan.reasons.get(id) ?? []).length === 0,
      )
      expect(silent).toEqual([])
    })
  })

  it('a job gets at most one order, and none while one is under way', () => {
    live((planned) => {
      const orders = planned.plan.actions.filter(({ type }) => type !== 'reportMissedDeadline')
      expect(new Set(orders.map(({ job }) => job)).size).toBe(orders.length)
      expect(orders.filter(({ job }) => planned.state.busy.has(job))).toEqual([])
    })
  })

  it('the same situation gives the same plan, in whatever order the jobs are listed', () => {
    live(({ state, place, now, plan: made }) => {
      expect(plan({ ...state, jobs: state.jobs.toReversed() }, [place], now)).toEqual(made)
    })
  })
})

describe('a plan that is carried out', () => {
  it('comes to rest, and turns no job twice', () => {
    fc.assert(
      fc.property(works, steps, step, (all, moments, last) => {
        const world = openWorld(all)
        for (const moment of moments) world.step(moment)
        const rounds = world.comeToRest(last)
        expect(rounds.at(-1)?.plan.actions).toEqual([])
        const orders = rounds.flatMap(({ plan: made }) => made.actions)
        // Limits that shrink freeze a job; it may go on when one that is being ended makes room.
        const roomCame = orders.some(({ type }) => type === 'stop')
        for (const job of world.jobs()) {
          const turns = orders.filter((order) => order.job === job.id).map(({ type }) => type)
          expect(turns.filter((type) => type === 'freeze' || type === 'start').length).toBeLessThanOrEqual(1)
          expect(turns.includes('freeze') && turns.includes('thaw') && !roomCame).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('on a machine that stays idle', () => {
  /** Whether this machine, idle and on mains, can ever run the job and all that it waits for. */
  function satisfiable(job: JobRecord, all: readonly Work[]): boolean {
    const { cpus, memoryBytes = 0, gpus, gpuMemoryBytes = 0 } = job.spec.resources
    const fits =
      cpus <= 4 && memoryBytes <= 0.9 * 16 * GIB && gpus <= 1 && (gpus === 0 || gpuMemoryBytes <= 8 * GIB)
    return (
      fits &&
      job.spec.when.after.every((id) => all.some((work) => work.job.id === id && satisfiable(work.job, all)))
    )
  }

  it('every job that it can satisfy ends, whatever happened before', () => {
    const idle = (): Step => ({ seconds: 60, sample: idleMachine, settings: settingsWith(), delay: 1 })
    fc.assert(
      fc.property(works, steps, (all, moments) => {
        const world = openWorld(all)
        for (const moment of moments) world.step(moment)
        const open = () => world.jobs().filter((job) => !isOutcome(job.state) && satisfiable(job, all))
        for (let minutes = 0; minutes < 4 * 1440 && open().length > 0; minutes++) world.step(idle())
        const stranded = open()
        expect(stranded.map(({ id, state }) => `${id} ${state}`)).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('a big job has its turn, however many small ones keep coming', () => {
    const minute: Step = { seconds: 60, sample: idleMachine, settings: settingsWith(), delay: 0 }
    // They end at different minutes, so that there is never room enough by chance.
    const small = (index: number): Work => ({ job: queued(idAt(index + 1)), seconds: 120 + 60 * (index % 4) })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.boolean(), (cpus, exclusive) => {
        const world = openWorld([0, 1, 2, 3].map(small))
        world.step(minute)
        const big = queued(idAt(0), { resources: { cpus }, exclusive })
        world.submit({ job: big, seconds: 60 })
        for (let index = 4; index < 40; index++) {
          world.submit(small(index))
          world.step(minute)
        }
        expect(world.jobs().find(({ id }) => id === big.id)?.state).toBe('succeeded')
      }),
      { numRuns: 10 },
    )
  })
})
