import type { Page } from '../../../shared/contract'
import type { Job, JobId } from '../../../shared/model'
import { shortened } from '../shortened'
import type { Glance } from '../present'
import { trayFace } from './tray-state'

/** How long a pause lasts: for so many seconds, until the next morning, or until it is ended by hand. */
export type PauseLength = number | 'tomorrow' | null

/** What an entry of the menu asks for. */
export type TrayWish =
  | { readonly type: 'openPopover' }
  | { readonly type: 'openPage'; readonly page: Page; readonly job?: JobId }
  | { readonly type: 'runNow'; readonly job: JobId }
  | { readonly type: 'pause'; readonly length: PauseLength }
  | { readonly type: 'resume' }
  | { readonly type: 'quit' }

/** An entry of the menu; without a wish and without entries of its own it only says something. */
export type TrayEntry =
  | { readonly type: 'line' }
  | { readonly type: 'text'; readonly label: string }
  | { readonly type: 'wish'; readonly label: string; readonly wish: TrayWish }
  | { readonly type: 'group'; readonly label: string; readonly entries: readonly TrayEntry[] }

const line: TrayEntry = { type: 'line' }
/** A menu that grows over the whole screen helps nobody; the dashboard has all jobs. */
const mostJobs = 8

const pauses: readonly (readonly [label: string, length: PauseLength])[] = [
  ['For 30 minutes', 1800],
  ['For 1 hour', 3600],
  ['Until tomorrow', 'tomorrow'],
  ['Until I resume', null],
]

/** The tray's menu as data. Figures that move by themselves stay out: a menu that is set anew may shut under the hand. */
export function trayMenu(glance: Glance): readonly TrayEntry[] {
  const jobs = [...glance.jobs.values()]
  return [
    { type: 'text', label: trayFace(glance).sentence },
    line,
    ...aboutJobs(jobs),
    ...(glance.status.paused ? [wish('Resume', { type: 'resume' })] : [pauseGroup]),
    line,
    ...doors,
    line,
    wish('Quit Lull', { type: 'quit' }),
  ]
}

const pauseGroup: TrayEntry = {
  type: 'group',
  label: 'Pause',
  entries: pauses.map(([label, length]) => wish(label, { type: 'pause', length })),
}

const doors: readonly TrayEntry[] = [
  wish('Open Lull', { type: 'openPopover' }),
  wish('New job…', { type: 'openPage', page: 'new-job' }),
  wish('Dashboard', { type: 'openPage', page: 'dashboard' }),
  wish('Settings', { type: 'openPage', page: 'settings' }),
]

function aboutJobs(jobs: readonly Job[]): readonly TrayEntry[] {
  const running = jobs.filter(({ state }) => state === 'running').slice(0, mostJobs)
  const waiting = jobs.filter(mayRunNow).slice(0, mostJobs)
  const entries = [
    ...running.map(({ id, name }) => wish(shortened(name), { type: 'openPage', page: 'dashboard', job: id })),
    ...(waiting.length > 0 ? [runNowGroup(waiting)] : []),
  ]
  return entries.length > 0 ? [...entries, line] : []
}

/** A job that was told so already only waits for what a person's word cannot waive. */
const mayRunNow = ({ state, spec }: Job) => (state === 'queued' || state === 'frozen') && !spec.now

const runNowGroup = (jobs: readonly Job[]): TrayEntry => ({
  type: 'group',
  label: 'Run now anyway',
  entries: jobs.map(({ id, name }) => wish(shortened(name), { type: 'runNow', job: id })),
})

function wish(label: string, asked: TrayWish): TrayEntry {
  return { type: 'wish', label, wish: asked }
}
