import { z } from 'zod'
import type { Bus, MethodCall } from '../dbus'
import { createRemembered } from '../remembered'

/** Who asks the system not to go idle; `null`: nobody, as far as can be asked. */
export interface InhibitorList {
  read(): Promise<string | null>
  close(): void
}

/** what, who, why, mode, uid, pid: as `ListInhibitors` of logind gives them. */
const Inhibitors = z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.number(), z.number()]))
type Inhibitor = z.infer<typeof Inhibitors>[number]

const LOGIND = { service: 'org.freedesktop.login1', path: '/org/freedesktop/login1' }
const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** GNOME's flag for "do not mark the session as idle". */
const GNOME_IDLE = 8

/** KDE's flag for "leave the screen as it is", which players and calls set and downloads do not. */
const KDE_SCREEN = 4

/** logind announces every change, so this only guards against an announcement that got lost. */
const REFRESH_MS = 30_000

/** A session without any desktop that can be asked is looked at again this often. */
const LOOK_FOR_DESKTOP_MS = 30_000

/**
 * Everybody who can be asked: logind (`systemd-inhibit`, and players that speak to it), the session managers of GNOME and
 * KDE, and the power manager of Xfce, LXQt and MATE, which cannot tell a film from a download and is believed. Locks of
 * our own process do not count, nor do delaying ones (they only want to hear of it first). `org.freedesktop.ScreenSaver`
 * can be told but not asked; desktops hand on what it was told. 0.7 ms a read, nothing without a desktop.
 */
export function createInhibitorList(system: Bus, session: Bus): InhibitorList {
  const logind = createRemembered(() => askLogind(system), REFRESH_MS)
  system.subscribe({ ...LOGIND, interface: PROPERTIES, member: 'PropertiesChanged' }, logind.forget)
  const desktop = createRemembered(() => findDesktop(session), LOOK_FOR_DESKTOP_MS)
  return {
    async read() {
      const [lock, running] = await Promise.all([logind.read(), desktop.read()])
      return lock ?? (running === null ? null : askDesktop(session, running))
    },
    close() {
      system.close()
      session.close()
    },
  }
}

async function askLogind(bus: Bus): Promise<string | null> {
  const reply = await bus.call({
    ...LOGIND,
    interface: `${LOGIND.service}.Manager`,
    member: 'ListInhibitors',
  })
  const inhibitors = reply.ok ? Inhibitors.safeParse(reply.value) : null
  return inhibitors?.success ? idleInhibitor(inhibitors.data) : null
}

/** The first who blocks idleness, by name. */
export function idleInhibitor(inhibitors: readonly Inhibitor[], ownPid = process.pid): string | null {
  const holds = ([what, , , mode, , pid]: Inhibitor) =>
    what.split(':').includes('idle') && mode.startsWith('block') && pid !== ownPid
  return inhibitors.find(holds)?.[1] ?? null
}

interface Desktop {
  readonly name: string
  readonly question: MethodCall
}

/** The first desktop that answers at all: only one of them runs. */
async function findDesktop(bus: Bus): Promise<Desktop | null> {
  for (const desktop of desktops) {
    const reply = await bus.call(desktop.question)
    if (reply.ok) return desktop
    if (reply.failure === 'noBus') return null
  }
  return null
}

async function askDesktop(bus: Bus, { name, question }: Desktop): Promise<string | null> {
  const reply = await bus.call(question)
  return reply.ok && reply.value === true ? `an application of ${name}` : null
}

const desktops: readonly Desktop[] = [
  {
    name: 'GNOME',
    question: {
      service: 'org.gnome.SessionManager',
      path: '/org/gnome/SessionManager',
      interface: 'org.gnome.SessionManager',
      member: 'IsInhibited',
      signature: 'u',
      body: [GNOME_IDLE],
    },
  },
  {
    name: 'KDE Plasma',
    question: {
      service: 'org.kde.Solid.PowerManagement.PolicyAgent',
      path: '/org/kde/Solid/PowerManagement/PolicyAgent',
      interface: 'org.kde.Solid.PowerManagement.PolicyAgent',
      member: 'HasInhibition',
      signature: 'u',
      body: [KDE_SCREEN],
    },
  },
  {
    name: 'this desktop',
    question: {
      service: 'org.freedesktop.PowerManagement',
      path: '/org/freedesktop/PowerManagement/Inhibit',
      interface: 'org.freedesktop.PowerManagement.Inhibit',
      member: 'HasInhibit',
    },
  },
]
