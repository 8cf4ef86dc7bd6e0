import type { Guess } from '../../../shared/contract'
import {
  type Check,
  type CostReport,
  defaultSettings,
  type HistoryEntry,
  type Job,
  type JobPreview,
  type KindCheck,
  type KindInfo,
  type PastMoment,
  type SensorReport,
  sensorNames,
  type Settings,
  type Status,
  type StoryEntry,
  type UsagePoint,
} from '../../../shared/model'
import { kinds, parametersOf } from '../../../tasks'
import { aStatus } from '../../fakes/status'

/** What a page is told, as plain data: a test says in which state the engine and the desktop are. */
export interface World {
  /** `silent`: nothing is ever answered; `refuses`: every wish is; `away`: the engine has gone. */
  readonly mood: 'answers' | 'silent' | 'refuses' | 'away'
  readonly status: Status
  /** Newest first. */
  readonly jobs: readonly Job[]
  /** So many more jobs, all done, older than `jobs`, made when asked for. */
  readonly olderJobs: number
  /** The last two minutes of what moves. */
  readonly past: readonly PastMoment[]
  readonly log: Log
  /** What a job says it found. */
  readonly summary: string | null
  readonly usage: readonly UsagePoint[]
  readonly story: readonly StoryEntry[]
  readonly sensors: readonly SensorReport[]
  readonly history: readonly HistoryEntry[]
  readonly checks: readonly Check[]
  readonly costs: CostReport
  readonly settings: Settings
  readonly kinds: readonly KindInfo[]
  readonly kindCheck: KindCheck
  /** What would hold under a change of a setting; `null`: the same as now. */
  readonly imagined: Pick<Status, 'readiness' | 'limits'> | null
  readonly previews: readonly JobPreview[]
  readonly desktop: Desktop
}

export interface Log {
  readonly stdout: string
  readonly stderr: string
  /** More lines of stdout, without end; 0: the log has its end. */
  readonly linesPerSecond: number
}

/** What the app itself answers. */
export interface Desktop {
  readonly guess: Guess
  readonly picks: readonly string[]
  readonly applications: readonly string[]
  readonly facts: Facts
  /** Whether the person says yes in the dialogs of the app. */
  readonly agrees: boolean
}

export interface Facts {
  readonly startsAtLogin: boolean
  readonly welcomed: boolean
  readonly secrets: { readonly kept: boolean; readonly message: string }
  readonly tellsFrontWindow: boolean
  readonly home: string
  readonly version: string
}

/** A ready machine that has never had a job. */
export const emptyWorld: World = {
  mood: 'answers',
  status: aStatus(),
  jobs: [],
  olderJobs: 0,
  past: [],
  log: { stdout: '', stderr: '', linesPerSecond: 0 },
  summary: null,
  usage: [],
  story: [],
  sensors: sensorNames.map((sensor) => ({ sensor, source: `/sys/${sensor}`, ageSeconds: 3 })),
  history: [],
  checks: [{ name: 'sensors', state: 'ok', message: 'Every sensor answers' }],
  costs: { since: '2026-02-01T12:00:00.000Z', countedJobs: 0, isWhole: true, places: [], jobs: [] },
  settings: defaultSettings,
  kinds: kinds.map(({ name, title, about, sharesWork, params }) => {
    const parameters = parametersOf(params)
    return { name, title, about, sharesWork, parameters }
  }),
  kindCheck: { memoryBytes: 12_582_912, complaints: [] },
  imagined: null,
  previews: [],
  desktop: {
    guess: { name: 'train', workdir: '/home/ada/work', command: ['python3', 'train.py'] },
    picks: ['/home/ada/train.py'],
    applications: ['blender', 'firefox'],
    facts: {
      startsAtLogin: false,
      welcomed: true,
      secrets: { kept: true, message: 'Secrets are kept in the keyring' },
      tellsFrontWindow: true,
      home: '/home/ada/.local/share/lull',
      version: '0.1.0',
    },
    agrees: true,
  },
}

/** What a page asked for: the procedure's path and what came with it. */
export interface Ask {
  readonly path: string
  readonly input: unknown
}
