import type { AttemptState, JobOrder, ReasonCode, SensorName } from '../../shared/model'
import { localDollars } from '../../shared/model/money'
import { type DeedWords, deedWords } from './deeds'

const countOf = (count: number, one: string, many: string) => `${figure(count)} ${count === 1 ? one : many}`
const figure = (count: number) => count.toLocaleString()
const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
/** So many are named; of more the number is said. */
const namesShown = 3
const lists = new Intl.ListFormat('en', { type: 'conjunction' })

const namesOf = (names: readonly string[]) => {
  const rest = names.length - namesShown
  return lists.format([
    ...names.slice(0, namesShown),
    ...(rest > 0 ? [countOf(rest, 'other', 'others')] : []),
  ])
}

/** Every word of the dashboard beside what the engine says itself. */
export const words = {
  rooms: 'Dashboard',
  room: { jobs: 'Jobs', timeline: 'Timeline', machine: 'Machine', costs: 'Costs' },
  count: figure,

  jobList: 'Jobs',
  columns: {
    name: 'Job',
    state: 'State',
    ran: 'Ran',
    ended: 'Ended',
    submitted: 'Submitted',
  } satisfies Record<JobOrder, string>,
  nameOrder: 'Sorted character by character, capitals like small letters: “sweep 10” stands before “sweep 2”',
  outdated: 'Put in order again',
  newJob: 'New job',
  searchJobs: 'Search name and command',
  state: 'State',
  all: 'all',
  held: 'held',
  reading: 'Reading…',
  notRead: 'Not read',
  jobsFound: (count: number) => countOf(count, 'job', 'jobs'),
  freshJobs: (count: number) => `Show ${countOf(count, 'new job', 'new jobs')}`,
  noJobs: 'Nothing submitted yet',
  noJobsHint:
    'Training, rendering, a long build: whatever takes its time runs while you are away, and stands still when you are back. Drop a script here, or write a command; each job then has its line here, with its log and outputs.',
  firstJob: 'Write the first job',
  noMatch: 'No job matches',
  noMatchHint: 'Search looks in names and commands; the state must match too.',
  showAll: 'Show all jobs',
  money: localDollars,
  yes: 'yes',

  job: 'Job',
  allJobs: '← All jobs',
  views: 'About this job',
  view: {
    log: 'Log',
    figures: 'Figures',
    attempts: 'Attempts',
    outputs: 'Outputs',
    story: 'Story',
    details: 'Details',
  },
  viewOf: (view: 'attempts' | 'outputs', count: number) =>
    `${view === 'attempts' ? 'Attempts' : 'Outputs'} (${figure(count)})`,
  submittedAt: (when: string) => `submitted ${when}`,
  endedAt: (when: string) => `ended ${when}`,
  ranFor: (long: string) => `ran ${long}`,
  frozenFor: (long: string) => `frozen ${long}`,
  retryOf: 'a retry of an earlier job',
  why: 'Why',

  actions: 'What you can do',
  deeds: deedWords,
  deedOn: (name: string, count: number) => `${name} ${figure(count)}`,
  askTo: (act: string) => `${act}?`,
  leftOut: (count: number, { unfit, unfits }: DeedWords) =>
    count === 1
      ? `1 other ${unfit}, and stays as it is.`
      : `${figure(count)} others ${unfits}, and stay as they are.`,
  leave: 'Leave them',
  selection: 'Selected jobs',
  selected: (count: number) => `${countOf(count, 'job', 'jobs')} selected`,
  selectedOfRead: (rows: number | null) =>
    `These are the ones that were read${rows === null ? '' : `, of ${figure(rows)}`}. Scroll on or search to choose others.`,
  deselect: 'Select none',
  underWay: 'What is done to several jobs',
  doing: (at: number, count: number) => `${figure(at)} of ${figure(count)}`,
  stopHere: 'Stop here',
  notTried: (count: number) => `${countOf(count, 'job was', 'jobs were')} not asked for`,
  notTriedStopped: 'You stopped before their turn. Nothing has changed for them.',
  notTriedAway: 'Lull gave no answer. Go on once it is back; what was asked twice is done once.',
  goOn: (count: number) => `Go on with ${countOf(count, 'job', 'jobs')}`,
  seen: 'Close this',
  namesOf,
  theseAre: (names: readonly string[]) => `Refused: ${namesOf(names)}.`,

  someRefused: (refused: number, count: number) =>
    `${figure(refused)} of ${countOf(count, 'job', 'jobs')} refused`,
  editAndRun: 'Edit and run again',

  attempt: 'Attempt',
  attemptNumber: (number: number) => `Attempt ${number}`,
  follow: 'Follow',
  copy: 'Copy',
  copied: 'Copied',
  searchLog: 'Search the log',
  matches: (at: number, count: number) =>
    count === 0 ? 'no match' : at > 0 ? `${figure(at)} of ${figure(count)}` : countOf(count, 'line', 'lines'),
  matchBefore: 'Match before',
  matchAfter: 'Next match',
  log: (stream: string) => `Log, ${stream}`,
  logState: { reading: 'reading…', following: 'live', ended: 'complete', away: 'Lull is restarting' },
  linesGone: (count: number) =>
    `${countOf(count, 'earlier line is', 'earlier lines are')} in the log file only.`,
  noLog: (state: string, stream: string) =>
    state === 'ended' ? `It wrote nothing to ${stream}.` : `Nothing written to ${stream} yet.`,

  noAttempts: 'It has not started yet.',
  attemptColumns: ['Try', 'State', 'Place', 'Started', 'Ran', 'Frozen', 'Processor time', 'Peak memory'],
  attemptStates: {
    starting: 'starting',
    running: 'running',
    frozen: 'frozen',
    finishing: 'finishing',
    succeeded: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    preempted: 'stopped after a checkpoint',
  } satisfies Record<AttemptState, string>,
  bySignal: (signal: string) => `by ${signal}`,
  withCode: (code: number) => `exit code ${code}`,

  noOutputs:
    'No output files. A job keeps what it names as outputs, or writes to the folder in LULL_OUTPUTS.',
  filesLeft: (count: number) => countOf(count, 'file', 'files'),
  openFolder: 'Open folder',
  file: 'File',
  size: 'Size',

  noFiguresEver: 'Nothing was measured: it ended too soon for that.',
  noFigures: 'Nothing measured yet. Figures come while the job runs.',
  processors: 'Processors',
  memory: 'Memory',
  time: 'Time',
  figuresTable: 'Figures as a table',
  cores: (cores: number) => cores.toLocaleString(undefined, twoDigits),
  figures: { processors: 'Processors', memory: 'Memory', gpu: 'Its GPUs', gpuMemory: 'GPU memory' },
  meanSummary: (mean: string, peak: string) => `${mean} on average, ${peak} at most`,
  peakSummary: (last: string, peak: string) => `${last} at the end, ${peak} at most`,

  story: {
    submitted: 'Submitted',
    startIntended: (place: string) => `Chosen to start here (${place})`,
    started: (pid: string) => `Started as process ${pid}`,
    launchFailed: (message: string) => `Could not start: ${message}`,
    froze: 'Frozen',
    thawed: 'Went on',
    stopOrdered: (cause: string) => `Asked to end (${cause})`,
    exited: 'Ended',
    exitedWith: (code: string) => `Ended with exit code ${code}`,
    exitedBySignal: (signal: string) => `Ended by ${signal}`,
    collected: (files: number) => `Outputs collected: ${countOf(files, 'file', 'files')}`,
    placeLost: 'Lost with the place it ran at',
    cancelRequested: 'You cancelled it',
    dependencyFailed: 'A job that it needs has failed',
    deadlineMissed: 'Its deadline passed',
    wishedNow: 'You asked to run it now',
    heldByHand: 'You held it',
    releasedByHand: 'You released it',
  },

  terms: {
    command: 'Command',
    params: 'Parameters',
    workdir: 'Folder',
    cpus: 'Processors',
    memory: 'Memory',
    gpus: 'GPUs',
    gpuMemory: 'GPU memory',
    disk: 'Disk',
    where: 'Where',
    level: 'Starts at level',
    mains: 'Only on mains',
    hours: 'Hours',
    cron: 'Repeats',
    after: 'After',
    deadline: 'Deadline',
    onReturn: 'When you return',
    timeout: 'Longest run',
    retry: 'Tries at most',
    priority: 'Priority',
    maxCost: 'Cost at most',
    exclusive: 'Alone on the machine',
    inputs: 'Inputs',
    outputs: 'Outputs',
    environment: 'Environment',
    id: 'Id',
  },
  onReturn: {
    freeze: 'it is frozen',
    checkpoint: 'it saves its state and ends',
    yield: 'it goes on at the lowest priority',
  },

  range: 'How far back',
  ranges: { day: 'Day', week: 'Week' },
  noPast: 'Nothing recorded yet',
  noPastHint:
    'While Lull runs, this day fills with bands: when you used this computer, when it was free, and what ran then. Point at a moment, and a sentence says why jobs ran or waited.',
  seeMachine: 'What Lull sees now',
  unwatchedKey: 'Grey: Lull was not running.',
  moment: 'Moment that is explained',
  lanes: {
    use: 'In use',
    battery: 'On battery',
    hot: 'Too hot',
    other: 'Held back otherwise',
    idle: 'Free',
    working: 'Working',
  },
  asTable: 'The same as a table',
  from: 'From',
  long: 'For',
  whatHappened: 'What happened',
  earlierRows: (count: number) => `and ${countOf(count, 'earlier stretch', 'earlier stretches')}`,
  past: {
    when: (day: string, from: string, to: string) =>
      from === to ? `${day} ${from}` : `${day} ${from} to ${to}`,
    unwatched: 'Lull was not running, so nothing is known',
    free: 'this computer was free and no job ran',
    worked: (jobs: string) => `Lull worked on ${jobs}`,
    settled: (jobs: string) => `the computer settled down before ${jobs} could go on`,
    so: (running: string | null, frozen: string | null) => {
      const went = running ? `${running} went on all the same` : 'nothing ran'
      return frozen
        ? `, so ${frozen} stood frozen${running ? `; ${went}` : ''}`
        : running
          ? `; ${went}`
          : `, so ${went}`
    },
    jobs: (count: number, isMore: boolean) =>
      isMore ? countOf(count, 'other job', 'other jobs') : countOf(count, 'job', 'jobs'),
    and: (parts: readonly string[]) => lists.format(parts),
    because: {
      userActive: 'you used this computer',
      onBattery: 'it ran on battery',
      batteryLow: 'the battery was low',
      cpuBusy: 'other programs were busy',
      memoryPressure: 'memory was scarce',
      tooHot: 'the computer was too hot',
      gpuBusy: 'other programs used the GPU',
      fullScreen: 'a program filled the screen',
      excludedApp: 'an excluded program was in front',
      outsideHours: 'it was outside the allowed hours',
      paused: 'you had paused Lull',
      sensorBlind: 'Lull could not see the computer’s state',
      idleInhibited: 'a program kept the computer awake',
      inCall: 'a call was going on',
      diskLow: 'the disk was nearly full',
      levelTooLow: 'the computer was not ready enough',
      noCapacity: 'the computer was fully used',
      waitingFor: 'another job had to end first',
      notYetTime: 'it was not yet time',
      budget: 'the budget left no room',
      concurrency: 'other jobs ran first',
      exclusive: 'a job ran alone',
      settling: 'the computer settled down',
    } satisfies Record<ReasonCode, string>,
  },

  readiness: 'Readiness',
  parts: { idle: 'Idle', power: 'Power', resources: 'Resources' },
  points: (points: number, most: number) => `${Math.round(points)} of ${most}`,
  pointsOf: (part: string, points: number, most: number) =>
    `${part}: ${Math.round(points)} of ${most} points`,
  limits: 'Limits now',
  limitsHint: 'What all jobs together may take, as power and load allow.',
  jobsAtOnce: 'Jobs at once',
  sensors: 'Sensors',
  sensor: {
    idleSeconds: 'Input',
    power: 'Power',
    cpu: 'Processors',
    memory: 'Memory',
    heat: 'Heat',
    gpus: 'GPUs',
    focus: 'In front',
    network: 'Network',
    disk: 'Disk',
  } satisfies Record<SensorName, string>,
  noSource: 'no source',
  neverRead: 'not read yet',
  ago: (long: string) => `${long} ago`,
  blind: 'Cannot be seen',
  lastMinutes: (what: string) => `${what}, last two minutes`,
  values: {
    cpu: (others: number, ours: number) => `${Math.round(others)} % others, ${Math.round(ours)} % our jobs`,
    freeOf: (free: string, all: string) => `${free} of ${all} free`,
    free: (free: string) => `${free} free`,
    pressure: (percent: number) => `${Math.round(percent)} % of time lost to shortage`,
    noThermometer: 'no thermometer here',
    noGpu: 'no GPU here',
    inFront: (name: string) => name,
    fullScreen: 'full screen',
    inCall: 'in a call',
    keptAwake: (by: string | undefined) => (by ? `kept awake by ${by}` : 'kept awake'),
    nothingInTheWay: 'nothing in the way',
    metered: 'metered',
    notMetered: 'not metered',
  },
  checks: 'Checks',
  verdicts: { ok: 'fine', warning: 'look', failed: 'failed' },

  budgets: 'Spent against your budgets',
  periods: { today: 'Today', week: 'This week', month: 'This month' },
  spentOf: (spent: string, limit: string) => `${spent} of ${limit}`,
  ofLimit: (limit: string) => `of ${limit}`,
  reserved: 'Reserved for running jobs',
  saved: 'Saved',
  nothingSpent: 'Nothing has been spent',
  nothingSpentHint:
    'Every job runs on this computer, which costs nothing here. Budgets hold for work at other places.',
  forecast: 'Forecast',
  nothingForeseen: 'Nothing is being spent, so no cost is to be expected.',
  nothingSaved: 'Savings are counted against cloud prices. No job has run in a cloud, so there are none.',
  byPlace: 'By place, last 30 days',
  byJob: 'By job, last 30 days',
  placeColumns: ['Place', 'Jobs', 'Worked', 'Cost'],
  jobColumns: ['Job', 'State', 'Worked', 'Cost'],
  place: (name: string) => (name === 'local' ? 'This computer' : name),
  noWork: 'No job has run yet. What each one took and cost will stand here.',
  noWorkLately: 'No job has run in the last 30 days.',
  toWaiting: 'See why jobs wait',
  toAllJobs: 'See all jobs',
  notWhole: (count: number) => `Of the newest ${countOf(count, 'job', 'jobs')}; more have ended.`,
} as const
