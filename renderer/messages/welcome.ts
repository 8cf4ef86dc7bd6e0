import type { Settings } from '../../shared/model'
import { localSeconds } from '../ui/local-seconds'

/** Every word of the first steps beside what the engine says itself. */
export const words = {
  title: 'Welcome to Lull',
  lead: 'Heavy work for your computer, light on you.',
  steps: ['What Lull does', 'When it may work', 'A first job'],
  stepOf: (step: number, all: number) => `Step ${step} of ${all}`,
  next: 'Next',
  back: 'Back',
  done: 'Done',

  does: [
    {
      title: 'Your computer works while you do not',
      text: 'Give Lull what takes long: training, rendering, a simulation, any command. It runs while your computer is idle.',
    },
    {
      title: 'You never feel it',
      text: 'The moment you touch keyboard or mouse, everything freezes where it is. When you are away again, it goes on.',
    },
    {
      title: 'Nothing is lost',
      text: 'Each job ends in one outcome, with its log and its files, also after a crash or a restart.',
    },
  ],

  rules: 'The rules',
  away: ({ idle }: Settings) =>
    `A job starts after ${localSeconds(idle.afterSeconds)} without input, and goes on after ${localSeconds(idle.resumeAfterSeconds)}.`,
  battery: ({ battery }: Settings) => `On battery it does less, and below ${battery.floorPercent} % nothing.`,
  busy: ({ cpu }: Settings) =>
    `While other programs use more than ${cpu.vetoPercent} % of the processors, it stands back.`,
  focus: ({ focus }: Settings) =>
    [
      ...(focus.inhibitors ? ['Never during a call or a film.'] : []),
      ...(focus.fullScreen ? ['Never while a program fills the screen.'] : []),
    ].join(' '),
  hours: ({ hours }: Settings) => (hours === null ? 'At all hours.' : `Only in these hours: ${hours}.`),
  change: 'Change the rules',
  desktop: 'Desktop',
  startAtLogin: 'Start Lull when I log in',
  startAtLoginHint: 'It waits quietly in the tray.',

  checks: 'This computer',
  checking: 'Looking at your computer…',
  allWell: 'Everything that Lull needs is there.',
  othersWell: (checks: number) =>
    checks === 1 ? '1 other check is well.' : `${checks} other checks are well.`,
  checkStates: { ok: 'well', warning: 'to know', failed: 'does not work' },

  firstJob: 'Try it',
  firstJobText:
    'A small computation that Lull brings along: how well a network of neurons keeps its memories. It takes some seconds, starts at once although you are here, and draws a picture.',
  run: 'Run the first job',
  running: 'It runs now.',
  waits: 'It waits its turn.',
  succeeded: 'Done. Its log and its pictures are in the dashboard.',
  failed: 'It failed.',
  cancelled: 'It was cancelled.',
  picture: 'What the first job drew',
  show: 'Show it',
  ownJob: 'Make a job of my own',
  firstJobName: 'first job',
  progress: 'Progress of the first job',
  trayHint: 'Lull lives in the tray: its icon says what it does, a click shows why.',
} as const
