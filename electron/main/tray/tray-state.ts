import { type Job, mostTelling, type Reason, reasonTitles, type Status } from '../../../shared/model'
import type { Glance } from '../present'
import { shortened } from '../shortened'

/** What the tray icon says, each with a shape of its own. */
export type TrayState = 'starting' | 'ready' | 'working' | 'yielding' | 'paused' | 'attention'

/** What the tray shows: the state, and one plain sentence without a figure that moves by itself. */
export interface TrayFace {
  readonly state: TrayState
  readonly sentence: string
}

/** Reads the tray's face off the engine's present. Decides nothing that the engine has not decided. */
export function trayFace({ status, jobs }: Glance): TrayFace {
  const all = [...jobs.values()]
  const running = all.filter(({ state }) => state === 'running')
  const waiting = all.filter(({ state }) => state === 'frozen' || state === 'queued')
  const [blind] = status.readiness.vetoes.some(({ code }) => code === 'sensorBlind') ? status.blind : []
  if (running.length > 0) return { state: 'working', sentence: workingSentence(running) }
  if (status.paused) return { state: 'paused', sentence: pausedSentence(status.paused) }
  if (blind) return { state: 'attention', sentence: `${reasonTitles.sensorBlind}. ${sentence(blind.hint)}` }
  if (waiting.length > 0) return { state: 'yielding', sentence: waitingSentence(status, waiting) }
  return { state: 'ready', sentence: 'Ready. Nothing to do.' }
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

function pausedSentence({ until }: NonNullable<Status['paused']>): string {
  return until ? `Paused until ${clock.format(new Date(until))}.` : 'Paused until you resume.'
}

function workingSentence([first, ...others]: readonly Job[]): string {
  return first && others.length === 0
    ? `Working on ${shortened(first.name)}.`
    : `Working on ${others.length + 1} jobs.`
}

function waitingSentence({ readiness }: Status, waiting: readonly Job[]): string {
  const jobs = waiting.length === 1 ? '1 job waits' : `${waiting.length} jobs wait`
  const own: readonly Reason[] = mostTelling(waiting)?.reasons ?? []
  const [reason] = [...readiness.vetoes, ...own]
  return reason ? `${jobs}. ${reasonTitles[reason.code]}.` : `${jobs}.`
}

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)
