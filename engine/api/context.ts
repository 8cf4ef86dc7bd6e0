import type { Job, Status } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { Now } from '../../core/clock'
import type { Intake, RunFolders } from '../intake'
import type { Log } from '../instance'
import type { JobBook, Lookout, Loop, Present, RecentPast } from '../loop'
import type { SettingsFile } from '../settings'
import type { Store } from '../store'
import type { Bell } from './bell'
import type { Doctor } from './doctor'

/** What the procedures work with: the rooms of the engine, each by its narrowest side. */
export interface ApiParts {
  readonly log: Log
  readonly book: JobBook
  readonly store: Store
  readonly intake: Intake
  readonly folders: RunFolders
  readonly settings: SettingsFile
  readonly clock: () => Now
  readonly bootId: string
  /** `all` rings whenever the present changed, `decisions` unless it was by nothing but measured figures. */
  readonly bells: Readonly<Record<'all' | 'decisions', Bell>>
  readonly present: () => Present
  readonly past: Pick<RecentPast, 'since'>
  /** The last jobs that ended, newest first. */
  readonly recent: () => readonly JobRecord[]
  readonly preview: Loop['preview']
  readonly imagine: Lookout['imagine']
  readonly status: () => Status
  readonly view: (record: JobRecord) => Job
  readonly doctor: Doctor
  /** Asks the loop to decide anew. */
  readonly replan: () => void
  /** Ends the engine once the answer is out. */
  readonly stopSoon: (how: { readonly cancelJobs: boolean }) => void
}
