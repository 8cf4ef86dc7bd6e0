import type { Focus } from '../../../shared/model'
import { createBus } from '../dbus'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import type { ActiveWindow } from '../x11'
import { createFrontWindow } from './front-window'
import { createInhibitorList } from './inhibitors'
import { microphoneInUse } from './microphone'

/** What the person is occupied with on Linux: window in front (X11), idle inhibitors (D-Bus), a microphone in use. */
export function createLinuxFocus({ root, env }: SensorSurroundings): Sensor<'focus'> {
  const front = createFrontWindow(env)
  const inhibitors = createInhibitorList(createBus('system', env), createBus('session', env))
  return {
    name: 'focus',
    costMs: 1,
    async read(): Promise<Reading<Focus>> {
      const [window, inhibitedBy] = await Promise.all([front.read(), inhibitors.read()])
      if (!window.ok) return blind(window.message)
      return {
        ok: true,
        value: focus(window.value, inhibitedBy, microphoneInUse(root)),
        source: front.source,
      }
    },
    close() {
      front.close()
      inhibitors.close()
    },
  }
}

function focus(window: ActiveWindow | null, inhibitedBy: string | null, inCall: boolean): Focus {
  return {
    fullScreen: window?.fullScreen ?? false,
    ...(window?.application ? { application: window.application } : {}),
    inCall,
    idleInhibited: inhibitedBy !== null,
    ...(inhibitedBy === null ? {} : { inhibitedBy }),
  }
}

const blind = (why: string): Reading<Focus> => ({
  ok: false,
  blind: {
    message: `The X server does not say which window is in front: ${why}.`,
    hint: 'Start Lull from the menu of your desktop; started elsewhere, it may lack DISPLAY and XAUTHORITY.',
  },
})
