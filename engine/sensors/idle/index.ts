import type { Sensor, SensorSurroundings } from '../sensor'
import { createSingleIdle } from './host'
import { createLinuxIdle } from './linux'
import { createIoregAsk } from './macos'
import type { IdleAnswer } from './source'
import { createLastInputAsk } from './windows'

/**
 * Seconds since any person's last input on this machine, local or remote. On macOS and Windows the host app's word is
 * taken where there is one (Electron's powerMonitor is right there, to the second), otherwise the system is asked.
 */
export function createIdleSensor(surroundings: SensorSurroundings): Sensor<'idleSeconds'> {
  const { platform, hostIdleSeconds } = surroundings
  if (platform === 'linux') return createLinuxIdle(surroundings)
  if (hostIdleSeconds) {
    return createSingleIdle('powerMonitor', 0.01, () => ({ kind: 'idle', seconds: hostIdleSeconds() }))
  }
  if (platform === 'darwin') return createSingleIdle('ioreg', 1, createIoregAsk())
  if (platform === 'win32') return createSingleIdle('GetLastInputInfo', 0.05, createLastInputAsk())
  return createSingleIdle(platform, 0, (): IdleAnswer => ({ kind: 'absent' }))
}
