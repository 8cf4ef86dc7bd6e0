import type { Focus } from '../../../shared/model'
import type { Sensor, SensorSurroundings } from '../sensor'
import { createLinuxFocus } from './linux'

export { tellsFrontWindow, windowApplications } from './front-window'

const unknown: Focus = { fullScreen: false, inCall: false, idleInhibited: false }

/**
 * What the person is occupied with: the application in front and whether it fills the screen, a call, and who asks the
 * system not to go idle. macOS and Windows give none of it without a permission or native code; there it is taken to be
 * nothing, and `source` says so.
 */
export function createFocusSensor(surroundings: SensorSurroundings): Sensor<'focus'> {
  if (surroundings.platform === 'linux') return createLinuxFocus(surroundings)
  return {
    name: 'focus',
    costMs: 0,
    read: () => ({ ok: true, value: unknown, source: `not known on ${surroundings.platform}` }),
    close: () => undefined,
  }
}
