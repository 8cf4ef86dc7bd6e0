import { powerMonitor } from 'electron'
import type { Engine } from '../../engine'

/**
 * Sleep: jobs freeze before the handler returns, as the system's inhibitor is released then. The announcement may come
 * twice (logind and Chromium both make one); freezing and waking twice does no harm.
 */
export function followPower(engine: Engine, shutDown: () => void): void {
  powerMonitor.on('suspend', () => engine.freezeAtOnce())
  powerMonitor.on('resume', () => engine.wake())
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    engine.freezeAtOnce()
    // The system waits for us until the quit is done.
    event?.preventDefault()
    shutDown()
  })
}

/** Idle time as the platform gives it to the app; on Linux our own sensors are right and this is not. */
export const hostIdle =
  process.platform === 'linux'
    ? {}
    : {
        hostIdleSeconds: () => powerMonitor.getSystemIdleTime(),
        hostOnBattery: () => powerMonitor.isOnBatteryPower(),
      }
