import { reasons } from '../../../core/planner/reasons'
import { defaultSettings, type Job } from '../../../shared/model'
import { aGpu } from '../../fakes/gpus'
import { aJob, anAttempt } from '../../fakes/jobs'
import { aStatus } from '../../fakes/status'
import { now } from './frozen-clock'
import { countsOf, heldBack, judged, vetoOf } from './judged'
import type { World } from './world'
import { assortedJobs, busyWorld, jobId, minutesAgo, twoMinutes } from './worlds'

// Machines as the popover meets them, each with jobs that fit to what it does.

/** A job of ours has it to itself. */
const gpu = aGpu({
  utilizationPercent: 84,
  memoryUsedBytes: 11.2 * 1024 ** 3,
  temperatureCelsius: 64,
  powerWatts: 118,
  processes: [{ pid: 4242, ours: true }],
})
/** What stands frozen keeps its memory there, and computes nothing. */
const frozenGpu = { ...gpu, utilizationPercent: 0, temperatureCelsius: 44, powerWatts: 22 }
const idleGpu = aGpu({ utilizationPercent: 2, memoryUsedBytes: 0.9 * 1024 ** 3, powerWatts: 14 })
const mockGpu = aGpu({
  index: 1,
  name: 'Mock GPU 1',
  utilizationPercent: 0,
  memoryUsedBytes: 0.4 * 1024 ** 3,
  temperatureCelsius: 38,
  powerWatts: 21,
  mock: true,
})
const charging = { source: 'mains', chargePercent: 81, charging: true } as const
const named = (name: string): readonly Job[] => assortedJobs.filter((job) => job.name === name)

const waiting: Job = aJob({
  id: jobId(9),
  name: 'evaluation',
  submittedAt: minutesAgo(4),
  reasons: [
    { code: 'waitingFor', message: 'It waits for night training', hint: 'It starts when that has succeeded' },
  ],
})

/** Nobody is there, one job runs and another comes after it. */
export const workingWorld: Partial<World> = {
  ...busyWorld,
  status: aStatus({
    jobs: { running: 1, queued: 1, succeeded: 1 },
    ...judged({ power: charging, gpus: [gpu, mockGpu] }),
    cost: { ...aStatus().cost, todayUsd: 0.18, weekUsd: 1.4, monthUsd: 6.35, savedUsd: 0.42 },
  }),
  jobs: [waiting, ...named('night training'), ...named('thumbnails')],
  past: twoMinutes,
}

const onBattery = judged({
  idleSeconds: 3,
  power: { source: 'battery', chargePercent: 64 },
  gpus: [frozenGpu],
})
const here = vetoOf(onBattery)
const yieldingJobs: readonly Job[] = [
  { ...waiting, reasons: [here, reasons.needsMains()] },
  ...heldBack(named('night training'), here),
  ...named('sweep lr=3e-4'),
]

/** The person has come back: what ran is frozen, what waits goes on waiting. */
export const yieldingWorld: Partial<World> = {
  ...busyWorld,
  status: aStatus({ ...onBattery, jobs: countsOf(yieldingJobs) }),
  jobs: yieldingJobs,
}

const watched = {
  ...defaultSettings,
  focus: { ...defaultSettings.focus, fullScreen: true },
}
const presenting = judged(
  {
    ...onBattery.sample,
    idleSeconds: 3600,
    focus: { application: 'Impress', fullScreen: true, inCall: false, idleInhibited: false },
  },
  { settings: watched },
)
const shown = heldBack(named('night training'), vetoOf(presenting))

/** The person shows something on the whole screen, which a setting makes a reason. */
export const presentingWorld: Partial<World> = {
  ...yieldingWorld,
  settings: watched,
  status: aStatus({ ...presenting, jobs: countsOf(shown) }),
  jobs: shown,
}

const paused = judged({ power: charging }, { paused: { until: new Date(now + 45 * 60_000).toISOString() } })
const pausedJobs = heldBack([waiting], vetoOf(paused))

export const pausedWorld: Partial<World> = {
  ...yieldingWorld,
  status: aStatus({ ...paused, jobs: countsOf(pausedJobs) }),
  jobs: pausedJobs,
}

const longNamed = Array.from({ length: 12 }, (_, at): Job =>
  aJob({
    id: jobId(20 + at),
    name: `a very long name of a job that goes on until nobody can read it any more, number ${at + 1}`,
    state: at < 4 ? 'running' : 'queued',
    submittedAt: minutesAgo(200 + at),
    ...(at < 4 && {
      progressPercent: 30 * at,
      attempts: [anAttempt({ startedAt: minutesAgo(90), runSeconds: 5400 })],
    }),
  }),
)
/** As many run as may: the others wait for their turn, and one was held by hand. */
const crowd = [...assortedJobs, ...longNamed].map((job): Job => {
  if (job.state === 'queued') return { ...job, reasons: [reasons.slotsTaken(5, 5)] }
  if (job.state !== 'frozen') return job
  return { ...job, spec: { ...job.spec, held: true }, reasons: [reasons.heldByHand()] }
})

/** More than a popover has room for. */
export const crowdedWorld: Partial<World> = {
  ...workingWorld,
  status: aStatus({
    ...workingWorld.status,
    jobs: countsOf(crowd),
    engine: {
      ...aStatus().engine,
      messages: [
        'settings.json could not be read and was set aside as settings.json.bad; every setting is at its default',
      ],
    },
  }),
  jobs: crowd,
}

const [first, , frozenOne] = assortedJobs
const urgent = aJob({ ...first, id: jobId(99), name: 'urgent', spec: { ...aJob().spec, priority: 5 } })
const planned = [urgent, first].flatMap((job) => (job ? [{ id: job.id, name: job.name }] : []))

/** Somebody is there: one job stands frozen, two wait, and the plan takes the younger one of them first. */
export const waitingWorld: Partial<World> = {
  ...busyWorld,
  status: aStatus({ ...busyWorld.status, jobs: { queued: 2, frozen: 1 }, next: planned }),
  jobs: [urgent, first, frozenOne].filter((job) => job !== undefined),
  past: twoMinutes,
}

/** Nobody is there, and everything is done. */
export const restingWorld: Partial<World> = {
  ...workingWorld,
  status: aStatus({
    ...workingWorld.status,
    ...judged({ power: charging, gpus: [idleGpu, mockGpu] }),
    jobs: { succeeded: 1, failed: 1, cancelled: 1 },
  }),
  jobs: assortedJobs.slice(3),
}
