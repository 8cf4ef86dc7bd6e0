import { describe, expect, it } from 'vitest'
import type { JobFileInput } from '../../shared/model'
import { after, intended, jobId, queued, secondsLater, started } from '../jobs/job.fixture'
import type { JobRecord } from '../jobs'
import type { Place } from './plan-types'
import { gpu, ordersOf, placeUnder, placeWith, planFor, reason, settingsWith, whyOf } from './planner.fixture'

const GIB = 1024 ** 3
const running = (id: string, file: JobFileInput = {}, more = {}) =>
  after(queued(id, file, more), intended, started)
const frozen = (id: string, file: JobFileInput = {}, more = {}) =>
  after(running(id, file, more), { type: 'froze', epoch: 1 })
const cancelled = (job: JobRecord) => after(job, { type: 'cancelRequested' })

describe('order', () => {
  const oneAtATime = placeWith({}, settingsWith({ jobs: { max: 1 } }))

  it.each<[string, JobRecord[]]>([
    ['the higher priority', [queued('b'), queued('a', { priority: 1 })]],
    [
      'the sooner deadline',
      [
        queued('0'),
        queued('b', {}, { when: { mains: false, after: [], deadline: '2026-12-02T00:00:00.000Z' } }),
        queued('a', {}, { when: { mains: false, after: [], deadline: '2026-12-01T00:00:00.000Z' } }),
      ],
    ],
    ['the older job', [{ ...queued('0'), submittedAt: '2026-11-22T12:00:01.000Z' }, queued('a')]],
    ['the smaller id of one moment', [queued('b'), queued('a')]],
  ])('takes %s first', (_, jobs) => {
    const plan = planFor(jobs, oneAtATime)
    expect(ordersOf(plan)).toEqual(['start a'])
    expect(ordersOf(planFor(jobs.toReversed(), oneAtATime))).toEqual(['start a'])
  })

  it('takes what was started already before the queue', () => {
    expect(ordersOf(planFor([queued('a'), frozen('b')], oneAtATime))).toEqual(['thaw b'])
  })
})

describe('a veto', () => {
  const userActive = placeUnder([reason('userActive')])

  it('freezes what runs, keeps what is frozen and starts nothing', () => {
    const jobs = [running('a'), frozen('b'), queued('c')]
    const plan = planFor(jobs, userActive)
    expect(ordersOf(plan)).toEqual(['freeze a'])
    for (const job of jobs) expect(whyOf(plan, job)[0]).toBe('userActive')
  })

  it('is waived by the wish of a person who is there, if it is of that kind', () => {
    const wished = [running('a', {}, { now: true }), queued('b', {}, { now: true })]
    expect(ordersOf(planFor(wished, userActive))).toEqual(['start b'])
    expect(ordersOf(planFor(wished, placeUnder([reason('tooHot')])))).toEqual(['freeze a'])
  })

  it('of the GPU is none for jobs without one', () => {
    const place = { ...placeUnder([reason('gpuBusy')]), gpus: [{ index: 0 }] }
    expect(ordersOf(planFor([running('a')], place))).toEqual([])
    expect(ordersOf(planFor([running('a', { resources: { gpus: 1 } })], place))).toEqual(['freeze a'])
  })

  it('preempts a job that checkpoints, with the short grace', () => {
    const { actions } = planFor([running('a', { onReturn: 'checkpoint' })], userActive)
    expect(actions).toEqual([{ type: 'stop', job: 'a', cause: 'preempt', graceSeconds: 2 }])
  })

  it('lets a job that yields go on at the lowest priority, told once, and lifts that afterwards', () => {
    const job = running('a', { onReturn: 'yield' })
    const yielding = new Set([job.id])
    expect(planFor([job], userActive).actions).toEqual([{ type: 'setYielding', job: 'a', yielding: true }])
    expect(planFor([job], userActive, { yielding }).actions).toEqual([])
    expect(planFor([job], placeWith(), { yielding }).actions).toEqual([
      { type: 'setYielding', job: 'a', yielding: false },
    ])
    expect(ordersOf(planFor([job], placeUnder([reason('onBattery')])))).toEqual(['freeze a'])
    expect(ordersOf(planFor([queued('b', { onReturn: 'yield' })], userActive))).toEqual([])
  })

  it('lets a frozen job that yields go on only once it yields', () => {
    const job = frozen('a', { onReturn: 'yield' })
    expect(ordersOf(planFor([job], userActive))).toEqual(['setYielding a'])
    expect(ordersOf(planFor([job], userActive, { yielding: new Set([job.id]) }))).toEqual(['thaw a'])
  })

  it('is no veto when it only keeps new jobs from starting', () => {
    const place = placeUnder([], [reason('cpuBusy')])
    const plan = planFor([running('a'), frozen('b'), queued('c')], place)
    expect(ordersOf(plan)).toEqual(['thaw b'])
    expect(whyOf(plan, queued('c'))).toEqual(['cpuBusy'])
  })
})

describe('a job’s own conditions', () => {
  it('of mains freeze it on battery', () => {
    const place = placeWith({ power: { source: 'battery', chargePercent: 95 } })
    const jobs = [running('a', { when: { mains: true } }), running('b')]
    const plan = planFor(jobs, place)
    expect(ordersOf(plan)).toEqual(['freeze a'])
    expect(whyOf(plan, queued('a'))).toEqual(['onBattery'])
  })

  it('of hours freeze it outside of them, unless it is wished for now', () => {
    const night = { when: { hours: '22:00-07:00' } }
    expect(whyOf(planFor([running('a', night)]), queued('a'))).toEqual(['outsideHours'])
    expect(ordersOf(planFor([running('a', night, { now: true })]))).toEqual([])
    expect(ordersOf(planFor([queued('a', night)], placeWith(), {}, secondsLater(11 * 3600)))).toEqual([
      'start a',
    ])
  })

  it('of level say both levels', () => {
    const place = placeWith()
    const { assessment } = place
    const light = { ...assessment, readiness: { ...assessment.readiness, level: 'light' as const } }
    const plan = planFor([queued('a', { when: { level: 'good' } }), queued('b')], {
      ...place,
      assessment: light,
    })
    expect(ordersOf(plan)).toEqual(['start b'])
    expect(plan.reasons.get(jobId('a'))).toMatchObject([
      { code: 'levelTooLow', value: 'light', limit: 'good' },
    ])
  })

  it('of time hold it back until then', () => {
    const job = { ...queued('a'), notBefore: secondsLater(60).wallMs }
    const due = { ...job, notBefore: new Date(job.notBefore).toISOString() }
    expect(whyOf(planFor([due]), due)).toEqual(['notYetTime'])
    expect(ordersOf(planFor([due], placeWith(), {}, secondsLater(60)))).toEqual(['start a'])
  })

  it('of time after a failed try are over when the clock was set back behind it', () => {
    const retried = after(
      queued('a', { retry: { on: ['placeLost'], backoffSeconds: 60 } }),
      intended,
      started,
      { type: 'placeLost', epoch: 1, message: 'gone' },
    )
    expect(whyOf(planFor([retried]), retried)).toEqual(['notYetTime'])
    expect(ordersOf(planFor([retried], placeWith(), {}, secondsLater(-3 * 3600)))).toEqual(['start a'])
  })

  it('wait for other jobs by name, and never run when one fails', () => {
    const first = queued('a', { name: 'prepare' })
    const second = queued('b', {}, { when: { mains: false, after: [first.id] } })
    const plan = planFor([first, second])
    expect(ordersOf(plan)).toEqual(['start a'])
    expect(plan.reasons.get(second.id)).toMatchObject([{ code: 'waitingFor', value: 'prepare' }])
    const outcome = (as: 'succeeded' | 'failed' | 'cancelled') => ({ outcomes: new Map([[first.id, as]]) })
    expect(ordersOf(planFor([second], placeWith(), outcome('succeeded')))).toEqual(['start b'])
    expect(planFor([second], placeWith(), outcome('failed')).actions).toEqual([
      { type: 'cancel', job: 'b', dependency: 'a' },
    ])
    expect(ordersOf(planFor([second], placeWith(), outcome('cancelled')))).toEqual(['cancel b'])
  })

  it('of a place that is not there are told honestly', () => {
    const plan = planFor([queued('a', { where: 'ec2' })])
    expect(plan.actions).toEqual([])
    expect(plan.reasons.get(jobId('a'))).toMatchObject([{ code: 'noCapacity', value: 'ec2' }])
  })

  it('that the machine can never meet come first', () => {
    const greedy = queued('a', { resources: { cpus: 5, memory: '17GiB' } })
    expect(whyOf(planFor([greedy], placeUnder([reason('userActive')])), greedy)).toEqual([
      'noCapacity',
      'noCapacity',
      'userActive',
    ])
  })
})

describe('limits', () => {
  it('of slots say how many run', () => {
    const jobs = ['a', 'b', 'c'].map((id) => queued(id))
    const plan = planFor(jobs, placeWith({}, settingsWith({ jobs: { max: 2 } })))
    expect(ordersOf(plan)).toEqual(['start a', 'start b'])
    expect(plan.reasons.get(jobId('c'))).toMatchObject([{ code: 'concurrency', value: 2, limit: 2 }])
  })

  it('that shrink freeze the lowest, which then stays frozen', () => {
    const place = placeWith({}, settingsWith({ jobs: { max: 1 } }))
    const plan = planFor([running('a'), running('b', { priority: 1 })], place)
    expect(ordersOf(plan)).toEqual(['freeze a'])
    expect(whyOf(plan, queued('a'))).toEqual(['concurrency'])
    const settled = planFor([frozen('a'), running('b', { priority: 1 })], place)
    expect(ordersOf(settled)).toEqual([])
    expect(whyOf(settled, queued('a'))).toEqual(['concurrency'])
  })

  it('that shrink freeze nobody else while the order is under way', () => {
    const place = placeWith({}, settingsWith({ jobs: { max: 1 } }))
    const jobs = [running('a'), running('b', { priority: 1 })]
    expect(ordersOf(planFor(jobs, place, { busy: new Set([jobId('a')]) }))).toEqual([])
  })

  it('count a job that is being ended once', () => {
    const place = placeWith({}, settingsWith({ jobs: { max: 2 } }))
    const ending = after(running('a', { priority: 1 }), { type: 'stopOrdered', epoch: 1, cause: 'timeout' })
    expect(ordersOf(planFor([ending, running('b')], place))).toEqual([])
  })

  it('of processors count what is asked for', () => {
    const jobs = [running('a', { resources: { cpus: 3 } }), queued('b', { resources: { cpus: 2 } })]
    expect(planFor(jobs).reasons.get(jobId('b'))).toMatchObject([{ code: 'noCapacity', value: 3, limit: 4 }])
  })

  it('of memory count frozen jobs too', () => {
    const jobs = [
      frozen('a', { resources: { memory: '8GiB' } }),
      queued('b', { resources: { memory: '8GiB' } }),
    ]
    const plan = planFor(jobs)
    expect(ordersOf(plan)).toEqual(['thaw a'])
    expect(plan.reasons.get(jobId('b'))).toMatchObject([
      { code: 'noCapacity', value: 8 * GIB, unit: 'bytes' },
    ])
  })

  it('of what is free now count what is only being started', () => {
    const place = { ...placeWith(), memoryFreeBytes: 6 * GIB, diskFreeBytes: 6 * GIB }
    const both = (resources: NonNullable<JobFileInput['resources']>) =>
      planFor([queued('a', { resources }), queued('b', { resources })], place)
    const memory = both({ memory: '4GiB' })
    expect(ordersOf(memory)).toEqual(['start a'])
    expect(whyOf(memory, queued('b'))).toEqual(['noCapacity'])
    const disk = both({ disk: '4GiB' })
    expect(ordersOf(disk)).toEqual(['start a'])
    expect(whyOf(disk, queued('b'))).toEqual(['diskLow'])
  })

  it('give each GPU to one job, frozen ones included', () => {
    const place = placeWith({ gpus: [gpu, { ...gpu, index: 1 }] })
    const one = { resources: { gpus: 1 } }
    const holding = after(queued('a', one), { ...intended, gpus: [0] }, started, { type: 'froze', epoch: 1 })
    const plan = planFor([holding, queued('b', one), queued('c', one)], place)
    expect(plan.actions).toContainEqual({ type: 'start', job: 'b', place: 'local', gpus: [1] })
    expect(plan.reasons.get(jobId('c'))).toMatchObject([{ code: 'noCapacity', unit: 'GPUs' }])
  })

  it('take a GPU with room enough', () => {
    const small = { ...gpu, memoryTotalBytes: 2 * GIB }
    const full = { ...gpu, index: 1, memoryUsedBytes: 6 * GIB }
    const job = queued('a', { resources: { gpus: 1, gpuMemory: '4GiB' } })
    expect(whyOf(planFor([job], placeWith({ gpus: [small, full] })), job)).toEqual(['gpuBusy'])
    const free = { ...gpu, index: 2 }
    expect(planFor([job], placeWith({ gpus: [small, full, free] })).actions).toMatchObject([{ gpus: [2] }])
  })

  it('leave an exclusive job alone', () => {
    const alone = queued('b', { exclusive: true })
    const waits = planFor([running('a'), alone, queued('c')])
    expect(ordersOf(waits)).toEqual([])
    expect(whyOf(waits, alone)).toEqual(['exclusive'])
    expect(whyOf(waits, queued('c'))).toEqual(['concurrency'])
    const runs = planFor([running('b', { exclusive: true }), frozen('a'), queued('c')])
    expect(ordersOf(runs)).toEqual([])
    expect(whyOf(runs, queued('c'))).toEqual(['exclusive'])
  })

  it('let small jobs pass a big one that waits for room, but not keep it waiting', () => {
    const jobs = [
      running('a', { resources: { cpus: 2 } }),
      queued('b', { resources: { cpus: 3 } }),
      queued('c', { resources: { cpus: 2 } }),
      queued('d', { resources: { cpus: 1 } }),
      queued('e', { resources: { cpus: 1 } }),
    ]
    const plan = planFor(jobs)
    expect(ordersOf(plan)).toEqual(['start d'])
    expect(whyOf(plan, queued('b'))).toEqual(['noCapacity'])
    expect(plan.reasons.get(jobId('e'))).toMatchObject([{ code: 'concurrency', value: 'b' }])
  })

  it('are not held up by a job that no end of ours would help', () => {
    const place = { ...placeWith(), memoryFreeBytes: GIB }
    const jobs = [
      queued('a', { resources: { memory: '8GiB', cpus: 4 } }),
      queued('b', { resources: { cpus: 4 } }),
    ]
    expect(ordersOf(planFor(jobs, place))).toEqual(['start b'])
  })
})

describe('ends', () => {
  it('come when a job ran for too long', () => {
    const job = running('a', { timeout: 60 })
    const at = (seconds: number) => planFor([job], placeWith(), {}, secondsLater(seconds)).actions
    expect(at(60)).toEqual([])
    expect(at(61)).toEqual([{ type: 'stop', job: 'a', cause: 'timeout', graceSeconds: 10 }])
  })

  it('come when a person cancels, frozen or not, with the short grace under a veto', () => {
    for (const job of [running('a'), frozen('a')]) {
      const stop = { type: 'stop', job: 'a', cause: 'cancel' }
      expect(planFor([cancelled(job)]).actions).toEqual([{ ...stop, graceSeconds: 10 }])
      const vetoed = planFor([cancelled(job)], placeUnder([reason('userActive')]))
      expect(vetoed.actions).toEqual([{ ...stop, graceSeconds: 2 }])
    }
  })

  it('are ordered once', () => {
    const job = after(cancelled(frozen('a')), { type: 'stopOrdered', epoch: 1, cause: 'cancel' })
    const plan = planFor([job])
    expect(plan.actions).toEqual([])
    expect(whyOf(plan, job)).toEqual(['settling'])
  })

  it('that come late are reported once', () => {
    const late = queued('a', {}, { when: { mains: false, after: [], deadline: '2026-11-22T11:00:00.000Z' } })
    const place = placeUnder([reason('userActive')])
    expect(ordersOf(planFor([late], place))).toEqual(['reportMissedDeadline a'])
    expect(ordersOf(planFor([after(late, { type: 'deadlineMissed' })], place))).toEqual([])
  })
})

describe('a job with an order under way', () => {
  it('gets no other, and counts as what it may become', () => {
    const place = placeWith({}, settingsWith({ jobs: { max: 1 } }))
    const jobs = [frozen('a'), queued('b')]
    const plan = planFor(jobs, place, { busy: new Set([jobId('a')]) })
    expect(ordersOf(plan)).toEqual([])
    expect(whyOf(plan, queued('a'))).toEqual(['settling'])
    expect(whyOf(plan, queued('b'))).toEqual(['concurrency'])
  })

  it('keeps its reasons', () => {
    const busy = new Set([jobId('a')])
    const plan = planFor([running('a')], placeUnder([reason('tooHot')]), { busy })
    expect(ordersOf(plan)).toEqual([])
    expect(whyOf(plan, queued('a'))).toEqual(['tooHot'])
  })
})

describe('what is next', () => {
  const inUse = placeUnder([reason('userActive')])
  const full = placeWith({}, settingsWith({ jobs: { max: 1 } }))

  it('is told in the order of the turns, frozen jobs among them', () => {
    const jobs = [queued('a'), queued('b', { priority: 1 }), frozen('c')]
    expect(planFor(jobs, inUse).next).toEqual(['b', 'c', 'a'])
    expect(planFor([running('0', { priority: 2 }), ...jobs], full).next).toEqual(['b', 'c', 'a'])
  })

  it('is no job that starts or goes on by this very plan', () => {
    expect(planFor([queued('a'), queued('b')], full).next).toEqual(['b'])
    expect(planFor([frozen('a')]).next).toEqual([])
  })

  it.each<[string, JobRecord]>([
    ['another job', queued('b', {}, { when: { mains: false, after: [jobId('a')] } })],
    ['its time', { ...queued('b'), notBefore: new Date(secondsLater(60).wallMs).toISOString() }],
    ['its hours', queued('b', { when: { hours: '22:00-07:00' } })],
    ['a hand', queued('b', {}, { held: true })],
    ['a hand, frozen', frozen('b', {}, { held: true })],
    ['a place that is not there', queued('b', { where: 'ec2' })],
    ['a bigger machine', queued('b', { resources: { cpus: 5 } })],
    ['its end', cancelled(frozen('b'))],
  ])('is no job that waits for %s', (_, job) => {
    expect(planFor([queued('a'), { ...job, spec: { ...job.spec, priority: 9 } }], inUse).next).toEqual(['a'])
  })

  it('is no job that asks for a better level than others', () => {
    const { assessment, ...place } = inUse
    const light = { ...assessment, readiness: { ...assessment.readiness, level: 'light' as const } }
    const jobs = [queued('a', { when: { level: 'good' } }), queued('b')]
    expect(planFor(jobs, { ...place, assessment: light }).next).toEqual(['b'])
  })

  it('is no job that no end of ours would help', () => {
    const place = { ...full, memoryFreeBytes: GIB }
    const jobs = [queued('a', { priority: 1, resources: { memory: '8GiB' } }), queued('b'), queued('c')]
    expect(ordersOf(planFor(jobs, place))).toEqual(['start b'])
    expect(planFor(jobs, place).next).toEqual(['c'])
  })
})

describe('thousands of queued jobs', () => {
  const jobs = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      queued(`job-${index}`, { priority: index % 7, resources: { cpus: 1 + (index % 3), memory: '1GiB' } }),
    )
  const thousand = jobs(1_000)
  const tenThousand = jobs(10_000)

  /** How often a plan looks at these jobs. */
  function looksAt(many: readonly JobRecord[], place: Place): number {
    let looks = 0
    const get = (job: JobRecord, property: string) => {
      looks += 1
      return Reflect.get(job, property) as unknown
    }
    planFor(
      many.map((job) => new Proxy(job, { get })),
      place,
    )
    return looks
  }

  // Ten times the work plus sorting; anything quadratic would be near a hundred.
  it.each([
    ['an idle machine', placeWith()],
    ['a machine in use', placeUnder([reason('userActive')])],
  ])('are looked at in proportion to their number on %s', (_, place) => {
    expect(looksAt(tenThousand, place) / looksAt(thousand, place)).toBeLessThan(20)
  })

  it('share their reasons', () => {
    const { reasons } = planFor(tenThousand, placeUnder([reason('userActive')]))
    expect(new Set(reasons.values()).size).toBe(1)
  })
})
