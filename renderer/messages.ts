import type { Job, Level, Status } from '../shared/model'
import { localSeconds } from './ui/local-seconds'

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** An estimate is no stopwatch: seconds only in the last minute, and then by tens. */
const coarse = (seconds: number) =>
  seconds < 60 ? Math.max(10, Math.round(seconds / 10) * 10) : Math.round(seconds / 60) * 60

/** Every word that the pages say beside what the engine says itself, in one place, plain and short. */
export const messages = {
  levels: {
    excellent: 'Ready for intensive work',
    good: 'Ready for moderate work',
    light: 'Ready for light work',
    unsuitable: 'Not ready for work',
  } satisfies Record<Level, string>,
  connecting: 'Looking at your computer…',
  away: 'Lull is restarting.',
  awayHint: (since: string | undefined) =>
    since === undefined ? 'Your jobs are safe.' : `Your jobs are safe. This is how they stood at ${since}.`,
  asOf: (since: string) => `As of ${since}`,
  noTray: 'This desktop shows no tray icons, so Lull is a window.',
  noTrayHint:
    'It goes on when you close it; start Lull again to see it. Many desktops have an extension for tray icons.',
  working: (jobs: number) => `Working on ${countOf(jobs, 'job', 'jobs')}`,
  waiting: (jobs: number) => countOf(jobs, 'job waits', 'jobs wait'),
  resting: 'Nothing to do',
  paused: 'Paused',
  pausedUntil: (until: string | null) => (until ? `Until ${until}` : 'Until you resume'),
  pausedReason: (until: string) => `You paused Lull until ${until}`,
  dueReason: (when: string) => `It is due: ${when}`,
  openHint: (when: string) => `Jobs run again: ${when}`,
  changeSetting: 'Change this rule',
  copyCommand: (command: string) => `Copy ${command}`,
  copied: 'Copied',
  heldBack: 'What holds it back',
  unseen: 'What Lull cannot see',
  jobs: 'Jobs',
  gpus: 'GPUs',
  mock: 'mock',
  noJobs: 'Nothing submitted yet. Drop a script here, or write any command that takes long.',
  pinHint: 'The pin above keeps this open while you look for a script.',
  firstSteps: 'First steps',
  more: (jobs: number) => `and ${jobs} more in the dashboard`,
  keepOpen: 'Keep open to drop files',
  newJob: 'New job',
  dropHere: 'Let go, and Lull guesses how it runs',
  dropNote: 'Nothing starts before you say so.',
  dashboard: 'Dashboard',
  settings: 'Settings',
  next: 'next',
  held: 'held',
  progressAndLeft: (percent: string, secondsLeft: number | undefined) =>
    secondsLeft === undefined ? percent : `${percent} · ${localSeconds(coarse(secondsLeft))} left`,
  runNow: 'Run now',
  runNowOf: (name: string) => `Run now, although you are here: ${name}`,
  freezeOf: (name: string) => `Freeze ${name} until you release it`,
  release: 'Release',
  releaseOf: (name: string) => `Release ${name}, to go on when it may`,
  lastMinutes: (name: string) => `Utilisation of ${name}, last two minutes`,
  free: 'nothing spent',
  cost: 'Cost',
  costToday: (today: string, limit: string) => `${today} of ${limit} today`,
  costSaved: (saved: string) => `${saved} saved`,
  states: {
    queued: 'waits',
    starting: 'starting',
    running: 'running',
    frozen: 'frozen',
    finishing: 'finishing',
    succeeded: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  } satisfies Record<Job['state'], string>,
  ran: (seconds: number) => `Ran for ${localSeconds(seconds)}`,
  since: (when: string) => `Since ${when}`,
  throttled: 'Held below the processor limit',
  percent: (percent: number) => `${Math.floor(percent)} %`,
  progressOf: (name: string) => `Progress of ${name}`,
  utilisationOf: (name: string) => `Utilisation of ${name}`,
  cancel: 'Cancel',
  cancelOf: (name: string) => `Cancel ${name}`,
  cancelSurely: 'End it?',
  cancelSurelyOf: (name: string) => `End ${name}, really?`,
  cancelling: 'ending',
  pause: 'Pause for an hour',
  resume: 'Resume',
  quit: 'Quit',
  power: (power: Status['sample']['power']) => {
    if (!power) return 'Power unknown'
    const charge = power.chargePercent === undefined ? '' : ` ${Math.round(power.chargePercent)} %`
    if (power.source === 'mains') return power.charging ? `Charging${charge}` : `Mains${charge}`
    return `Battery${charge}`
  },
  idle: (seconds: number | null) =>
    seconds === null ? 'input unknown' : `no input for ${localSeconds(seconds)}`,
  score: (percent: number) =>
    `Readiness ${percent} of 100: for how long nobody has been here, power, and how busy the computer is`,
  ready: '% ready',
} as const
