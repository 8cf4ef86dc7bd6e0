import { z } from 'zod'
import type { Bus } from '../dbus'
import { createRemembered } from '../remembered'
import { graphicalSession, SessionProperties, type GraphicalSession } from './graphical-session'

/** logind announces every change, so this only guards against an announcement that got lost. */
const REFRESH_MS = 30_000

/** After this long without an answer from a logind that answered before, nothing is known about its sessions. */
const TRUST_MS = 60_000

const SERVICE = 'org.freedesktop.login1'
const PROPERTIES = 'org.freedesktop.DBus.Properties'

const Listed = z.array(z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]))

/** `unknown`: a logind that is there does not answer, so whoever else is at this machine cannot be seen. */
export type Sessions = readonly GraphicalSession[] | 'unknown'

export interface SessionList {
  read(): Promise<Sessions>
  onChange(changed: () => void): void
  close(): void
}

/**
 * The graphical sessions that logind knows, of everybody, remote ones included: asked when it announces a change and
 * every 30 s (0.5 ms, and 0.5 ms a session). A machine without logind has none to tell of. Sessions on terminals are
 * left to the terminals, and those switched away from a seat take no input.
 */
export function createSessionList(bus: Bus): SessionList {
  const listeners = new Set<() => void>()
  let known: Sessions = []
  let trustedUntil = 0

  async function ask(): Promise<Sessions> {
    const sessions = await askSessions(bus)
    if (sessions !== 'unknown') trustedUntil = performance.now() + TRUST_MS
    if (sessions !== 'unknown' || performance.now() > trustedUntil) known = sessions
    return known
  }
  const remembered = createRemembered(ask, REFRESH_MS)

  watchSessions(bus, () => {
    remembered.forget()
    for (const tell of listeners) tell()
  })
  return {
    read: () => remembered.read(),
    onChange: (changed) => void listeners.add(changed),
    close() {
      listeners.clear()
      bus.close()
    },
  }
}

function watchSessions(bus: Bus, changed: () => void): void {
  const manager = { service: SERVICE, interface: `${SERVICE}.Manager` }
  bus.subscribe({ ...manager, member: 'SessionNew' }, changed)
  bus.subscribe({ ...manager, member: 'SessionRemoved' }, changed)
  const properties = { service: SERVICE, interface: PROPERTIES, member: 'PropertiesChanged' }
  bus.subscribe(properties, ([owner]) => {
    if (owner === `${SERVICE}.Session`) changed()
  })
}

async function askSessions(bus: Bus): Promise<Sessions> {
  const path = '/org/freedesktop/login1'
  const reply = await bus.call({
    service: SERVICE,
    path,
    interface: `${SERVICE}.Manager`,
    member: 'ListSessions',
  })
  if (!reply.ok) return reply.failure === 'noBus' || reply.failure === 'noService' ? [] : 'unknown'
  const listed = Listed.safeParse(reply.value)
  if (!listed.success) return 'unknown'
  const asked = await Promise.all(listed.data.map((entry) => askSession(bus, ...entry)))
  const answered = asked.filter((session) => session !== 'unknown')
  return answered.length === asked.length ? answered.flat() : 'unknown'
}

/** Nothing for a session that ended between the two questions, and for those without a desktop. */
async function askSession(
  bus: Bus,
  id: string,
  uid: number,
  user: string,
  _seat: string,
  path: string,
): Promise<Sessions> {
  const reply = await bus.call({
    service: SERVICE,
    path,
    interface: PROPERTIES,
    member: 'GetAll',
    signature: 's',
    body: [`${SERVICE}.Session`],
  })
  if (!reply.ok) return reply.failure === 'refused' ? [] : 'unknown'
  const session = SessionProperties.safeParse(reply.value)
  return session.success ? graphicalSession({ id, uid, user }, session.data) : 'unknown'
}
