import type { KindParameter } from '../../shared/model'
import type { Way } from '../new-job/draft'
import type { JobField } from '../new-job/job-fields'

/** What a field is called, what it means, and how it may be written. */
export interface FieldWords {
  readonly label: string
  readonly hint?: string
  readonly example?: string
}

/** What the engine objects to begins in the middle of a sentence. */
const sentence = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
const figure = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 6 })
const list = (items: readonly string[]) => items.join(', ')

/** Every word of the page for new jobs beside what the engine says itself. */
export const words = {
  title: 'New job',
  titleAgain: (name: string) => `Run ${name} again`,
  lead: 'Any command that may take its time. It runs while you are away, and freezes when you come back.',
  reading: 'Reading the job…',
  drop: 'Drop a script, a notebook or a folder anywhere on this page',
  startFrom: 'Start from',
  templates: {
    python: 'Python script',
    shell: 'Shell line',
    notebook: 'Notebook',
    nightly: 'Every night',
  },
  pickScript: 'Pick a script…',
  pickFolder: 'Pick a folder…',
  environmentKept:
    'The values of its environment are kept private. Say again below what this job needs beyond your login shell’s.',

  whatRuns: 'What runs',
  ways: { command: 'Command', shell: 'Shell line', kind: 'Built-in work' } satisfies Record<Way, string>,
  folder: 'Choose…',
  groups: {
    resources: 'What it needs',
    when: 'When it may run',
    onReturn: 'When you come back',
    trouble: 'Time limit and retries',
    files: 'Files and environment',
    order: 'Order, place and cost',
  },
  filled: (count: number) => (count === 1 ? '1 set' : `${count} set`),
  unset: 'Any',
  usual: (value: string) => `${value} (usual)`,
  flagOn: 'Yes',
  now: 'Run now, although I am here',
  nowHint: 'Heat, the battery’s floor, memory and disk still count.',

  fields: {
    name: { label: 'Name', hint: 'Without one it is called after what runs.', example: 'night training' },
    command: {
      label: 'Command',
      hint: 'A program and its arguments. No shell reads it: quotes work, * and | do not.',
      example: 'python3 train.py --epochs 40',
    },
    shell: {
      label: 'Shell line',
      hint: 'Read by your system’s shell, so pipes and && work.',
      example: 'python3 train.py > log && gzip log',
    },
    kind: { label: 'Kind of work', hint: 'Its name, such as memory_consolidation.' },
    params: { label: 'Parameters', hint: 'One NAME=value a line; numbers and lists as JSON.' },
    workdir: { label: 'Folder it runs in', hint: 'Relative paths start here.' },
    env: {
      label: 'Environment',
      hint: 'One NAME=value a line, beside your login shell’s.',
      example: 'OMP_NUM_THREADS=4',
    },
    inputs: { label: 'Inputs', hint: 'Files and folders it reads, one a line. They must be there already.' },
    outputs: {
      label: 'Outputs',
      hint: 'Files it must bring, one a line. One that is missing fails the job.',
    },
    'resources.cpus': { label: 'Processors' },
    'resources.memory': { label: 'Memory', example: '4GiB' },
    'resources.gpus': { label: 'GPUs' },
    'resources.gpuMemory': { label: 'Memory on each GPU', example: '8GiB' },
    'resources.disk': { label: 'Free disk space', example: '10GiB' },
    where: { label: 'Place', hint: 'auto, local or a machine’s name.' },
    'when.level': { label: 'Only when this ready, or better' },
    'when.mains': { label: 'Only on mains power' },
    'when.hours': { label: 'Only in these hours', example: '22:00-07:00' },
    'when.after': { label: 'After these jobs succeeded', hint: 'Names or ids, one a line.' },
    'when.cron': {
      label: 'Again and again',
      hint: 'Minute, hour, day, month, weekday. Each time it is a job of its own.',
      example: '0 3 * * *',
    },
    'when.deadline': { label: 'Wanted by', hint: 'If it is late you are told, and it goes on.' },
    onReturn: { label: 'When you come back' },
    'checkpoint.signal': { label: 'Signal that asks it for a checkpoint', example: 'SIGUSR1' },
    'checkpoint.every': { label: 'A checkpoint that often', example: '10m' },
    timeout: { label: 'End it after running', hint: 'Frozen time does not count.', example: '30m' },
    'retry.attempts': { label: 'Tries in all' },
    'retry.on': { label: 'What deserves another try' },
    'retry.backoffSeconds': { label: 'Wait before the next try', hint: 'Doubles each time.', example: '2s' },
    priority: { label: 'Priority', hint: 'From -100 to 100; higher goes first.' },
    maxCostUsd: { label: 'Never spend more on it (US dollars)' },
    exclusive: { label: 'Alone on the machine' },
  } satisfies Readonly<Record<string, FieldWords>> as Readonly<Record<string, FieldWords>>,
  choices: {
    freeze: 'Freeze it where it is',
    checkpoint: 'Let it save a checkpoint, then end it',
    yield: 'Let it go on at the lowest priority',
    excellent: 'Excellent',
    good: 'Good',
    light: 'Light',
    commandNotFound: 'Command not found',
    notExecutable: 'Not executable',
    exitCode: 'It failed by itself',
    signal: 'Ended by a signal',
    timeout: 'Out of time',
    placeLost: 'The machine was lost',
    outputMissing: 'An output is missing',
    dependencyFailed: 'A job before it failed',
    launchFailed: 'Could not be started',
    escaped: 'Left its container',
  } as Readonly<Record<string, string>>,

  kind: 'Kind of work',
  kindHint: 'Work that Lull brings along; it needs nothing installed.',
  chooseKind: 'Choose…',
  noSuchKind: (name: string) => `This Lull has no kind of work called ${name}.`,
  params: 'Parameters',
  paramRange: ({ min, max, unit, type }: KindParameter) => {
    if (type === 'list') return 'separated by commas'
    if (min === undefined || max === undefined) return undefined
    return `${figure(min)} to ${figure(max)}${unit === undefined ? '' : ` ${unit}`}`
  },
  objection: sentence,
  /** What runs it took 68 MB under Node and 100 MB under Electron (peak, x86-64 Linux). */
  needsMemory: (size: string) =>
    `Its data take up to ${size} of memory; what runs it takes some 100 MB more.`,
  wrongAt: (path: string, message: string) =>
    path.startsWith('params.') ? `${path.slice('params.'.length)}: ${message}.` : sentence(message),

  openQuote: 'A quote is not closed.',
  pairWanted: (line: string) => `Write NAME=value, not ${line}.`,
  numberWanted: ({ min, max, includesMin }: Pick<JobField, 'min' | 'max' | 'includesMin'>) => {
    if (min !== null && max !== null) return `Write a number from ${min} to ${max}.`
    if (min === null) return 'Write a number.'
    return includesMin ? `Write a number of at least ${min}.` : `Write a number above ${min}.`
  },
  choiceWanted: (choices: readonly string[]) => `One of ${list(choices)}.`,
  missing: {
    command: 'Write what runs.',
    shell: 'Write what runs.',
    kind: 'Choose a kind of work.',
    workdir: 'Choose the folder it runs in.',
  } as Readonly<Record<string, string>>,

  beside: 'The same job in other words',
  asCommand: 'In a terminal',
  asPosixCommand: 'In a POSIX shell, such as Git Bash',
  asFile: 'As a job file',
  notYet: 'Here the same job appears as a command and as a job file, as soon as it says what runs.',
  notSo: 'Here the same job appears as a command and as a job file, once what is marked is mended.',
  copyCommand: 'Copy the command',
  copyFile: 'Copy the job file',
  copied: 'Copied',
  previewAsk: 'How would this run?',
  asking: 'Asking…',
  startsNow: 'It would start right away.',
  startsNowWhy: 'The computer is ready and there is room.',
  wouldWait: 'It would wait.',
  startsInVain: 'It would start right away, and fail.',
  waitsInVain: 'It would wait, then start and fail.',
  looksAgain: 'You can submit it all the same: the program is looked for again when the job starts.',
  outdated: 'The job has changed since.',
  submit: 'Submit…',
  submitting: 'Waiting for your word…',
  saidNo: 'Not submitted.',
  submitted: (name: string) => `${name} was submitted.`,
  showJob: 'Show it',
  showJobOf: (name: string) => `Show it: ${name}`,
  alreadySubmitted: 'Submitted',
  submitAgain: 'Submit again…',
  clear: 'Start over',
} as const
