import { createBus } from '../dbus'
import { inDesktop } from '../desktop-session'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { displaySources, type DisplaySource } from './displays'
import { judgeIdle, type DisplayEvidence } from './judge'
import { createSessionList } from './logind'
import { createTerminalsSource } from './terminals'
import { uptimeSeconds } from './uptime'

/**
 * Idle time on Linux: the latest input on our own desktop (X11, GNOME, ext-idle-notify-v1), in everybody's other
 * desktop sessions (logind) and in all terminals. A machine with none of them is idle since boot.
 */
export function createLinuxIdle(surroundings: SensorSurroundings): Sensor<'idleSeconds'> {
  const { root, env, ownUse } = surroundings
  const uid = process.getuid?.() ?? 0
  const displays = displaySources(env, uid)
  const sessions = createSessionList(createBus('system', env))
  const terminals = createTerminalsSource(root, () => ownUse().pids)

  return {
    name: 'idleSeconds',
    costMs: 0.6,
    async read(): Promise<Reading<number>> {
      const [asked, listed, typed] = await Promise.all([
        Promise.all(displays.map(ask)),
        sessions.read(),
        terminals.read(),
      ])
      return judgeIdle({
        expectsDisplay: inDesktop(env),
        displays: asked,
        sessions: listed,
        terminals: typed,
        uptimeSeconds: uptimeSeconds(root),
        uid,
        wallMs: Date.now(),
      })
    },
    onChange(changed) {
      for (const display of displays) display.onChange?.(changed)
      sessions.onChange(changed)
    },
    close() {
      for (const display of displays) display.close()
      sessions.close()
      terminals.close()
    },
  }
}

async function ask(display: DisplaySource): Promise<DisplayEvidence> {
  return { name: display.name, sees: display.sees, answer: await display.read() }
}
