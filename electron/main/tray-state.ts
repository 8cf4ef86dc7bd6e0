import type { Job, Status } from '../../shared/model'
import { formatSeconds } from '../../shared/model'
import type { Glance } from './present'

/** What the tray icon says, each with a shape of its own. */
export type TrayState = 'ready' | 'working' | 'yielding' | 'paused' | 'attention'

/** What the tray shows: the state, and one plain sentence. */
export interface TrayFace {
  readonly state: TrayState
  readonly sentence: string
}

/** Reads the tray's face off the engine's present. Decides nothing that the engine has not decided. */
export function trayFace({ status, jobs }: Glance): TrayFace {
  const inState = (state: Job['state']) => [...jobs.values()].filter((job) => job.state === state)
  const running = inState('running')
  const [veto] = status.readiness.vetoes
  if (status.paused) return { state: 'paused', sentence: pausedSentence(status.paused) }
  if (running.length > 0) return { state: 'working', sentence: workingSentence(running) }
  const [blind] = veto?.code === 'sensorBlind' ? status.blind : []
  if (blind) return { state: 'attention', sentence: `${blind.message} ${blind.hint}` }
  const waiting = inState('frozen').length + inState('queued').length
  if (waiting > 0)
    return { state: 'yielding', sentence: waitingSentence(waiting, veto?.message ?? firstReason(jobs)) }
  return { state: 'ready', sentence: 'Ready. Nothing to do.' }
}

function pausedSentence({ until }: NonNullable<Status['paused']>): string {
  return until
    ? `Paused until ${new Date(until).toLocaleTimeString([], { timeStyle: 'short' })}.`
    : 'Paused until you resume.'
}

function workingSentence(running: readonly Job[]): string {
  const [first] = running
  if (!first || running.length > 1) return `Working on ${running.length} jobs.`
  const percent = first.progressPercent === undefined ? '' : `, ${Math.round(first.progressPercent)} % done`
  const ran = first.attempts.at(-1)?.runSeconds
  return `Working on ${first.name}${percent}${ran ? `, for ${formatSeconds(ran)}` : ''}.`
}

function waitingSentence(waiting: number, reason: string | undefined): string {
  const jobs = waiting === 1 ? '1 job waits' : `${waiting} jobs wait`
  return reason ? `${jobs}. ${reason}` : `${jobs}.`
}

function firstReason(jobs: Glance['jobs']): string | undefined {
  for (const job of jobs.values()) if (job.reasons[0]) return job.reasons[0].message
  return undefined
}
