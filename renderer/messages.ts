import type { Level, Status } from '../shared/model'
import { formatSeconds } from '../shared/model'

/** Every word that the pages say, in one place, plain and short. */
export const messages = {
  levels: {
    excellent: 'Ready for intensive work',
    good: 'Ready for moderate work',
    light: 'Ready for light work',
    unsuitable: 'Not the time for work',
  } satisfies Record<Level, string>,
  connecting: 'Looking at your computer…',
  away: 'Lull is restarting. Your jobs are safe.',
  working: (jobs: number) => (jobs === 1 ? 'Working on 1 job' : `Working on ${jobs} jobs`),
  yielding: 'Yielding to you',
  ready: 'Ready when you are away',
  paused: (until: string | null) =>
    until ? `Paused until ${new Date(until).toLocaleTimeString([], { timeStyle: 'short' })}` : 'Paused',
  heldBack: 'What holds it back',
  jobs: 'Jobs',
  gpus: 'GPUs',
  mock: 'mock',
  noJobs: 'No jobs yet.',
  firstJob: 'Try one in a terminal:',
  firstJobCommand: 'npx lull run --now -- sleep 5',
  more: (jobs: number) => `and ${jobs} more`,
  states: {
    queued: 'waits',
    starting: 'starting',
    running: 'running',
    frozen: 'frozen',
    finishing: 'finishing',
    succeeded: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  ran: (seconds: number) => `ran ${formatSeconds(seconds)}`,
  throttled: 'held below the processor limit',
  cancel: (name: string) => `Cancel ${name}`,
  cancelShort: 'Cancel',
  pause: 'Pause for an hour',
  resume: 'Resume',
  power: (power: Status['sample']['power']) => {
    if (!power) return 'Power unknown'
    const charge = power.chargePercent === undefined ? '' : ` ${Math.round(power.chargePercent)} %`
    if (power.source === 'mains') return power.charging ? `Charging${charge}` : `Mains${charge}`
    return `Battery${charge}`
  },
  idle: (seconds: number | null) =>
    seconds === null ? 'Input unknown' : `No input for ${formatSeconds(seconds)}`,
  score: (percent: number) => `Readiness ${Math.round(percent)} of 100`,
} as const
