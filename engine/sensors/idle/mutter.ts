import type { Bus } from '../dbus'
import { absent, type IdleAnswer, type IdleSource } from './source'

/** A session without GNOME is asked again this often: it may be starting up. */
const ASK_AGAIN_MS = 5_000

/**
 * Idle time from GNOME Shell's own monitor, to the millisecond, on X11 and Wayland alike, input over GNOME's remote
 * desktop included. 0.2 ms a read; without GNOME a read costs nothing most of the time.
 */
export function createMutterSource(bus: Bus): IdleSource {
  let absentUntil = 0

  async function ask(): Promise<IdleAnswer> {
    const reply = await bus.call({
      service: 'org.gnome.Mutter.IdleMonitor',
      path: '/org/gnome/Mutter/IdleMonitor/Core',
      interface: 'org.gnome.Mutter.IdleMonitor',
      member: 'GetIdletime',
    })
    if (reply.ok && typeof reply.value === 'number') return { kind: 'idle', seconds: reply.value / 1_000 }
    if (!reply.ok && (reply.failure === 'noBus' || reply.failure === 'noService')) {
      absentUntil = performance.now() + ASK_AGAIN_MS
      return absent
    }
    return silent(reply.ok ? 'it answered with something else than milliseconds' : reply.message)
  }

  return {
    name: 'org.gnome.Mutter.IdleMonitor',
    read: () => (performance.now() < absentUntil ? absent : ask()),
    close: () => bus.close(),
  }
}

const silent = (why: string): IdleAnswer => ({
  kind: 'silent',
  message: `GNOME Shell does not say how long its user has been idle: ${why}.`,
  hint: 'Log out and in again. If it stays, the log of the desktop says why: `journalctl --user -b`',
})
