import { z } from 'zod'

/** What logind tells about a session, as far as we read it. */
export const SessionProperties = z.object({
  Type: z.string(),
  Class: z.string(),
  State: z.string(),
  Display: z.string(),
  Active: z.boolean(),
  Seat: z.tuple([z.string(), z.string()]),
  IdleHint: z.boolean(),
  IdleSinceHint: z.number(),
})

/** A graphical session in which somebody can type right now. */
export interface GraphicalSession {
  readonly id: string
  readonly uid: number
  readonly user: string
  readonly type: 'x11' | 'wayland' | 'mir'
  /** The X11 display as the session told logind, often empty. */
  readonly display: string
  /**
   * What its desktop told logind: since when it is idle (milliseconds since 1970), that it is in use, or nothing at all
   * (KDE never does).
   */
  readonly hint: { readonly idleSinceMs: number } | 'inUse' | 'never'
}

type Told = z.infer<typeof SessionProperties>

/** A session as the sensor sees it; none when it has no desktop or takes no input. */
export function graphicalSession(
  who: Pick<GraphicalSession, 'id' | 'uid' | 'user'>,
  session: Told,
): readonly GraphicalSession[] {
  const { Type: type, Display: display } = session
  if (type !== 'x11' && type !== 'wayland' && type !== 'mir') return []
  const hint = hintOf(session)
  return takesInput(session, hint) ? [{ ...who, type, display, hint }] : []
}

/**
 * Nobody can type into a session that was switched away from its seat, or whose desktop has ended (`closing`: only some
 * program of it lives on). A login screen is nobody's session: it counts when it speaks, and is not missed when not.
 */
function takesInput(session: Told, hint: GraphicalSession['hint']): boolean {
  const switchedAway = session.Seat[0] !== '' && !session.Active
  const silentGreeter = session.Class === 'greeter' && hint === 'never'
  return !switchedAway && !silentGreeter && session.State !== 'closing'
}

/** logind stamps each change of the hint: no stamp means that nobody ever gave one. */
function hintOf({ IdleHint: idle, IdleSinceHint: sinceMicroseconds }: Told): GraphicalSession['hint'] {
  if (sinceMicroseconds === 0) return 'never'
  return idle ? { idleSinceMs: sinceMicroseconds / 1_000 } : 'inUse'
}
