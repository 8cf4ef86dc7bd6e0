import type { Reading } from '../sensor'
import type { GraphicalSession } from './graphical-session'
import type { Sessions } from './logind'
import type { IdleAnswer } from './source'

/** What was seen at one moment. */
export interface Evidence {
  /** Whether we run in a desktop session, so that some display must answer. */
  readonly expectsDisplay: boolean
  readonly displays: readonly DisplayEvidence[]
  readonly sessions: Sessions
  readonly terminals: IdleAnswer
  readonly uptimeSeconds: number
  /** Whose sessions are our own. */
  readonly uid: number
  /** Milliseconds since 1970, the clock of logind's hints. */
  readonly wallMs: number
}

export interface DisplayEvidence {
  readonly name: string
  readonly answer: IdleAnswer
  /** Whether this display's answer holds for that session of ours. */
  readonly sees: (session: GraphicalSession) => boolean
}

interface Candidate {
  readonly source: string
  readonly seconds: number
}

type Blind = Extract<Reading<number>, { ok: false }>['blind']

/**
 * Seconds since any person's last input: the minimum over everything that could see one, and the uptime where nobody
 * ever typed. Blind when a desktop session is there and nothing can answer for it: somebody may sit at it.
 */
export function judgeIdle(evidence: Evidence): Reading<number> {
  const blind = blindSession(evidence) ?? blindDisplay(evidence)
  if (blind !== null) return { ok: false, blind }
  const booted: Candidate = { source: 'no input since boot', seconds: evidence.uptimeSeconds }
  const { source, seconds } = candidates(evidence).reduce(
    (latest, one) => (one.seconds < latest.seconds ? one : latest),
    booted,
  )
  return { ok: true, value: seconds, source }
}

function candidates({ displays, terminals, sessions, wallMs }: Evidence): readonly Candidate[] {
  const heard = [...displays, { name: 'terminals', answer: terminals }].flatMap(({ name, answer }) =>
    answer.kind === 'idle' ? [{ source: name, seconds: answer.seconds }] : [],
  )
  const unseen = sessions === 'unknown' ? [] : sessions.filter((session) => !isSeen(session, displays))
  return [...heard, ...unseen.map((session) => hinted(session, wallMs))]
}

function hinted({ id, user, hint }: GraphicalSession, wallMs: number): Candidate {
  const seconds = typeof hint === 'string' ? 0 : Math.max(0, wallMs - hint.idleSinceMs) / 1_000
  return { source: `logind, session ${id} of ${user}`, seconds }
}

const isSeen = (session: GraphicalSession, displays: readonly DisplayEvidence[]): boolean =>
  displays.some(({ answer, sees }) => answer.kind === 'idle' && sees(session))

/** Somebody's session that neither a display nor its own hint speaks for. */
function blindSession({ sessions, displays, uid }: Evidence): Blind | null {
  if (sessions === 'unknown') {
    return {
      message: 'logind does not answer, so nobody knows who else is using this computer.',
      hint: 'Restart the computer. If it stays, this says why: `systemctl status systemd-logind`',
    }
  }
  const dark = sessions.find((session) => session.hint === 'never' && !isSeen(session, displays))
  if (!dark) return null
  return (
    (dark.uid === uid ? spoken(displays) : null) ?? {
      message: `The desktop session ${dark.id} of ${dark.user} does not say whether anybody uses it.`,
      hint: `Log out of that session, or start Lull inside it. Where its screen is out of reach, this ends it: \`loginctl terminate-session ${dark.id}\``,
    }
  )
}

/** Our own desktop, when no display answers for it and logind has no word of it either. */
function blindDisplay({ expectsDisplay, displays, sessions, uid }: Evidence): Blind | null {
  const answered = displays.some(({ answer }) => answer.kind === 'idle')
  const vouched = sessions !== 'unknown' && sessions.some((session) => session.uid === uid)
  if (!expectsDisplay || answered || vouched) return null
  return (
    spoken(displays) ?? {
      message: 'This desktop session does not say how long its user has been idle.',
      hint: 'Start Lull inside the desktop session, or log in to an X11, GNOME, KDE Plasma or Sway session.',
    }
  )
}

/** What the first silent display says about itself. */
function spoken(displays: readonly DisplayEvidence[]): Blind | null {
  for (const { answer } of displays) {
    if (answer.kind === 'silent') return { message: answer.message, hint: answer.hint }
  }
  return null
}
