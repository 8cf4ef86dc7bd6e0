import type { Gpu, Job, Reason } from '../../../shared/model'
import { aJob, anAttempt } from '../../fakes/jobs'
import { aStatus } from '../../fakes/status'
import { now } from './frozen-clock'
import type { World } from './world'
import { assortedJobs, busyWorld, jobId, minutesAgo, twoMinutes } from './worlds'

// Machines as the popover meets them, each with jobs that fit to what it does.

const gpu: Gpu = {
  index: 0,
  name: 'NVIDIA RTX A4000',
  utilizationPercent: 84,
  memoryUsedBytes: 11.2 * 1024 ** 3,
  memoryTotalBytes: 16 * 1024 ** 3,
  temperatureCelsius: 64,
  powerWatts: 118,
  mock: false,
}
const mockGpu: Gpu = {
  ...gpu,
  index: 1,
  name: 'Mock GPU 1',
  utilizationPercent: 0,
  memoryUsedBytes: 0.4 * 1024 ** 3,
  temperatureCelsius: 38,
  powerWatts: 21,
  mock: true,
}
const { sample } = aStatus()
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
    sample: { ...sample, power: charging, gpus: [gpu, mockGpu] },
    cost: { ...aStatus().cost, todayUsd: 0.18, weekUsd: 1.4, monthUsd: 6.35, savedUsd: 0.42 },
  }),
  jobs: [waiting, ...named('night training'), ...named('thumbnails')],
  past: twoMinutes,
}

const here: Reason = {
  code: 'userActive',
  message: 'You were here 3 s ago; jobs go on after 3 min',
  hint: 'Leave keyboard and mouse alone, or run it now',
  value: 3,
  limit: 180,
  unit: 's',
}
const unplugged: Reason = {
  code: 'onBattery',
  message: 'The computer runs on battery; this job wants mains power',
  hint: 'Plug in the charger',
}

/** The person has come back: what ran is frozen, what waits goes on waiting. */
export const yieldingWorld: Partial<World> = {
  ...busyWorld,
  status: aStatus({
    jobs: { frozen: 1, queued: 1, failed: 1 },
    readiness: {
      ...aStatus().readiness,
      scorePercent: 41,
      level: 'light',
      vetoes: [here],
      waits: [here],
    },
    sample: { ...sample, idleSeconds: 3, power: { source: 'battery', chargePercent: 64 }, gpus: [gpu] },
  }),
  jobs: [
    { ...waiting, reasons: [here, unplugged] },
    ...named('night training').map((job): Job => ({ ...job, state: 'frozen', reasons: [here] })),
    ...named('sweep lr=3e-4'),
  ],
}

const untilMoment = new Date(now + 45 * 60_000).toISOString()
const presenting: Reason = {
  code: 'fullScreen',
  message: '“Impress” fills the screen',
  hint: 'Jobs go on when it leaves full screen',
  setting: 'focus.fullScreen',
}

/** The person shows something on the whole screen, which a setting makes a reason. */
export const presentingWorld: Partial<World> = {
  ...yieldingWorld,
  status: aStatus({
    ...yieldingWorld.status,
    readiness: { ...aStatus().readiness, vetoes: [presenting], waits: [] },
  }),
  jobs: named('night training').map((job): Job => ({ ...job, state: 'frozen', reasons: [presenting] })),
}

const paused: Reason = {
  code: 'paused',
  message: 'You paused Lull until 16:11',
  hint: 'Press Resume',
  at: untilMoment,
}

export const pausedWorld: Partial<World> = {
  ...yieldingWorld,
  status: aStatus({
    jobs: { queued: 1 },
    paused: { until: untilMoment },
    readiness: { ...aStatus().readiness, vetoes: [paused], waits: [paused] },
    sample: { ...sample, power: charging },
  }),
  jobs: [{ ...waiting, reasons: [paused] }],
}

/** More than a popover has room for. */
export const crowdedWorld: Partial<World> = {
  ...workingWorld,
  status: aStatus({
    ...workingWorld.status,
    readiness: { ...aStatus().readiness, waits: [unplugged] },
    engine: {
      ...aStatus().engine,
      messages: [
        'settings.json could not be read and was set aside as settings.json.bad; every setting is at its default',
      ],
    },
  }),
  jobs: [
    ...assortedJobs,
    ...Array.from({ length: 12 }, (_, at) =>
      aJob({
        id: jobId(20 + at),
        name: `a very long name of a job that goes on until nobody can read it any more, number ${at + 1}`,
        state: at < 3 ? 'running' : 'queued',
        submittedAt: minutesAgo(200 + at),
        ...(at < 3 && {
          progressPercent: 30 * at,
          attempts: [anAttempt({ startedAt: minutesAgo(90), runSeconds: 5400 })],
        }),
        reasons: at < 3 ? [] : [unplugged],
      }),
    ),
  ],
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
  status: aStatus({ ...workingWorld.status, jobs: { succeeded: 1, failed: 1, cancelled: 1 } }),
  jobs: assortedJobs.slice(3),
}
