import { attemptErrors } from '../../../core/jobs/attempt-errors'
import {
  type HistoryEntry,
  type Job,
  JobId,
  type PastMoment,
  sensorNames,
  type UsagePoint,
} from '../../../shared/model'
import { aGpu } from '../../fakes/gpus'
import { aJob, anAttempt } from '../../fakes/jobs'
import { aStatus } from '../../fakes/status'
import { now } from './frozen-clock'
import { countsOf, heldBack, judged, vetoOf } from './judged'
import { emptyWorld, type World } from './world'

export const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
export const jobId = (place: number) =>
  JobId.parse(`0199a2b3-c4d5-7abc-8def-${String(place).padStart(12, '0')}`)

/** The person is at the keyboard. */
const inUse = judged({
  idleSeconds: 3,
  power: { source: 'mains', chargePercent: 81, charging: true },
  cpu: { othersPercent: 4, oursPercent: 38 },
  memory: { totalBytes: 16 * 1024 ** 3, availableBytes: 9.4 * 1024 ** 3, pressurePercent: 0 },
  heat: { cpuCelsius: 61 },
  gpus: [
    aGpu({
      name: 'NVIDIA A40',
      memoryUsedBytes: 17.4 * 1024 ** 3,
      memoryTotalBytes: 45 * 1024 ** 3,
      powerWatts: 62,
    }),
  ],
})
const userActive = vetoOf(inUse)

/** One job in each state, the newest first, with names as people give them. The one that runs was asked to run now. */
export const assortedJobs: readonly Job[] = [
  aJob({ id: jobId(8), name: 'evaluation', submittedAt: minutesAgo(4), reasons: [userActive] }),
  aJob({
    id: jobId(7),
    name: 'night training',
    state: 'running',
    command: ['python3', 'train.py', '--epochs', '40'],
    spec: { ...aJob().spec, command: ['python3', 'train.py', '--epochs', '40'], now: true },
    submittedAt: minutesAgo(52),
    progressPercent: 42,
    progressMessage: 'epoch 17 of 40, loss 0.318',
    attempts: [anAttempt({ startedAt: minutesAgo(50), runSeconds: 2460, frozenSeconds: 540, pid: 4712 })],
  }),
  aJob({
    id: jobId(6),
    name: 'render the opening titles in 4K with motion blur and every last grain of film noise there is to be had',
    state: 'frozen',
    submittedAt: minutesAgo(75),
    reasons: [userActive],
    attempts: [
      anAttempt({ state: 'frozen', startedAt: minutesAgo(70), runSeconds: 1200, frozenSeconds: 900 }),
    ],
  }),
  aJob({
    id: jobId(5),
    name: 'thumbnails',
    state: 'succeeded',
    exitCode: 0,
    submittedAt: minutesAgo(180),
    endedAt: minutesAgo(170),
    attempts: [
      anAttempt({
        state: 'succeeded',
        startedAt: minutesAgo(179),
        endedAt: minutesAgo(170),
        runSeconds: 540,
        cpuSeconds: 1021,
        peakMemoryBytes: 734_003_200,
        exitCode: 0,
      }),
    ],
    outputFiles: [
      { path: 'thumbnails/contact-sheet.png', sizeBytes: 4_301_211 },
      { path: 'thumbnails/index.json', sizeBytes: 8_211 },
      { path: 'sizes over time.svg', sizeBytes: 4_711 },
    ],
  }),
  aJob({
    id: jobId(4),
    name: 'sweep lr=3e-4',
    state: 'failed',
    exitCode: 1,
    submittedAt: minutesAgo(300),
    endedAt: minutesAgo(295),
    error: attemptErrors.exitCode(1),
    attempts: [
      anAttempt({
        state: 'failed',
        startedAt: minutesAgo(299),
        endedAt: minutesAgo(295),
        runSeconds: 240,
        exitCode: 1,
        error: attemptErrors.exitCode(1),
      }),
    ],
  }),
  aJob({
    id: jobId(3),
    name: 'old backup',
    state: 'cancelled',
    submittedAt: minutesAgo(1500),
    endedAt: minutesAgo(1490),
  }),
]

/** Figures of an hour: a processor and a half, memory that grows, a busy GPU. */
export const anHourOfUsage: readonly UsagePoint[] = Array.from({ length: 60 }, (_, minute) => ({
  at: minutesAgo(60 - minute),
  attempt: 1,
  cpuCores: minute > 20 && minute < 30 ? 0 : 1.5 + Math.sin(minute / 5) / 3,
  memoryBytes: (1 + minute / 60) * 1024 ** 3,
  gpuPercent: minute > 20 && minute < 30 ? 0 : 78 + 9 * Math.sin(minute / 3),
  gpuMemoryBytes: 6.2 * 1024 ** 3,
}))

/** Two minutes of a machine whose GPU was at work for half a minute. */
export const twoMinutes: readonly PastMoment[] = Array.from({ length: 60 }, (_, at) => ({
  atSeconds: 1000 + 2 * at,
  cpuPercent: 40 + 10 * Math.sin(at / 4),
  memoryPercent: 40 + at / 10,
  cpuCelsius: 55 + at / 10,
  gpus: [{ index: 0, utilizationPercent: at > 20 && at < 35 ? 80 : 12 + (at % 5) }],
}))

const training = jobId(7)
const thumbnails = jobId(5)

/** A day: asleep, in use in the morning, work in the afternoon, on battery, hot, work. Newest first, as the engine tells it. */
export const aDay: readonly HistoryEntry[] = [
  stretch(120, null, [], [training]),
  stretch(180, 120, ['tooHot'], [], [training]),
  stretch(300, 180, [], [training]),
  stretch(420, 300, ['onBattery'], [], [training]),
  stretch(540, 420, [], []),
  stretch(780, 540, ['userActive'], [], [thumbnails]),
  stretch(840, 780, ['userActive', 'cpuBusy'], []),
  stretch(1300, 960, [], [thumbnails, 'a job that was pruned']),
]

function stretch(
  from: number,
  to: number | null,
  vetoes: readonly string[],
  runningJobs: readonly string[],
  frozenJobs: readonly string[] = [],
): HistoryEntry {
  return {
    from: minutesAgo(from),
    to: to === null ? null : minutesAgo(to),
    scorePercent: vetoes.length > 0 ? 40 : 95,
    level: vetoes.length > 0 ? 'light' : 'excellent',
    vetoes,
    runningJobs,
    frozenJobs,
  }
}

const named = (place: number) => {
  const job = assortedJobs.find((each) => each.id === jobId(place))
  if (!job) throw new Error(`the world has no job ${place}`)
  return { id: job.id, name: job.name, state: job.state }
}

/** What these jobs took of this machine, which charges nothing. */
export const freeWork: World['costs'] = {
  ...emptyWorld.costs,
  countedJobs: 3,
  places: [{ place: 'local', jobs: 3, runSeconds: 4200, costUsd: 0 }],
  jobs: [
    { ...named(7), runSeconds: 2460, costUsd: 0 },
    { ...named(6), runSeconds: 1200, costUsd: 0 },
    { ...named(5), runSeconds: 540, costUsd: 0 },
  ],
}

/** The same with a job that another machine was paid for. */
export const paidWork: World['costs'] = {
  ...freeWork,
  places: [{ place: 'gcp', jobs: 1, runSeconds: 1800, costUsd: 7.5 }, ...freeWork.places],
  jobs: [{ ...named(7), runSeconds: 4260, costUsd: 7.5 }, ...freeWork.jobs.slice(1)],
}

/** A machine at work: a job of every kind, a day behind it. */
export const busyWorld: Partial<World> = {
  past: twoMinutes,
  costs: freeWork,
  status: aStatus({ ...inUse, jobs: countsOf(assortedJobs) }),
  jobs: assortedJobs,
  history: aDay,
  usage: anHourOfUsage,
  story: [
    { at: minutesAgo(52), type: 'submitted', detail: '{}' },
    { at: minutesAgo(50), type: 'startIntended', detail: '{"place":"local","gpus":[]}' },
    { at: minutesAgo(50), type: 'started', detail: '{"epoch":1,"pid":4712,"notes":[]}' },
    { at: minutesAgo(30), type: 'froze', detail: '{"epoch":1}' },
    { at: minutesAgo(21), type: 'thawed', detail: '{"epoch":1}' },
  ],
  log: {
    stdout: Array.from(
      { length: 400 },
      (_, line) => `epoch ${line} loss ${(1 / (line + 1)).toFixed(4)}\n`,
    ).join(''),
    stderr: 'warning: no GPU was asked for\n',
    linesPerSecond: 0,
  },
}

const unseen = {
  message: 'Nothing on this desktop tells of input',
  hint: 'Log out and in again. If it stays, the log of the desktop says why: `journalctl --user -b`',
} as const
const withoutInput = judged({ ...inUse.sample, idleSeconds: null })
const heldJobs = heldBack(assortedJobs, vetoOf(withoutInput))

/** One broken file keeps all sensors from seeing anything. */
const broken = {
  message: 'sensors.json cannot be read: it is no JSON',
  hint: 'Mend the file; it is read again by itself',
} as const
const seesNothing = judged(Object.fromEntries(sensorNames.map((sensor) => [sensor, null])))
const heldInTheDark = heldBack(assortedJobs, vetoOf(seesNothing))
export const unreadWorld: Partial<World> = {
  ...busyWorld,
  past: [],
  jobs: heldInTheDark,
  status: aStatus({
    ...seesNothing,
    jobs: countsOf(heldInTheDark),
    blind: sensorNames.map((sensor) => ({ sensor, ...broken })),
  }),
  sensors: sensorNames.map((sensor) => ({ sensor, blind: broken })),
  checks: sensorNames.map((sensor) => ({
    name: `sensor ${sensor}`,
    state: sensor === 'idleSeconds' || sensor === 'power' ? 'failed' : 'warning',
    ...broken,
  })),
}

/** A machine that Lull cannot see all of: whether somebody is there is unknown, so nothing runs. */
export const blindWorld: Partial<World> = {
  ...busyWorld,
  jobs: heldJobs,
  status: aStatus({
    ...withoutInput,
    jobs: countsOf(heldJobs),
    blind: [{ sensor: 'idleSeconds', ...unseen }],
  }),
  sensors: emptyWorld.sensors.map(({ sensor, ...report }) =>
    sensor === 'idleSeconds' ? { sensor, blind: unseen } : { sensor, ...report },
  ),
  checks: [{ name: 'sensor idleSeconds', state: 'failed', ...unseen }],
}
