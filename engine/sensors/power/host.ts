import type { Power } from '../../../shared/model'
import { askRarely } from '../rarely'
import { blind, seen } from '../reading'
import type { Reading, Sensor, SensorSurroundings } from '../sensor'
import { systemInformation } from '../system-information'

/** The charge moves slowly; the source of power does not, so it is asked more often where the host does not know it. */
const CHARGE_SECONDS = 60
const SOURCE_SECONDS = 15

/** The part of systeminformation's battery that we use. */
export interface HostBattery {
  readonly hasBattery: boolean
  readonly isCharging: boolean
  readonly acConnected: boolean
  readonly percent: number
  /** Minutes. */
  readonly timeRemaining: number
}

/**
 * Power on macOS and Windows: the source from the host application (Electron), the charge from systeminformation. Not
 * tested on those systems. One question to systeminformation starts a program (about 50 ms on macOS, more on Windows).
 */
export function createHostPower(
  { hostOnBattery }: Pick<SensorSurroundings, 'hostOnBattery'>,
  askBattery: () => Promise<HostBattery> = async () => (await systemInformation()).battery(),
): Sensor<'power'> {
  const battery = askRarely(hostOnBattery === undefined ? SOURCE_SECONDS : CHARGE_SECONDS, askBattery)
  return {
    name: 'power',
    costMs: 1,
    read: async () => judgeHostPower(await battery(), hostOnBattery?.()),
    close: () => undefined,
  }
}

/** As `judgePower`, from what systeminformation says and whether the host application sees the battery in use. */
export function judgeHostPower(battery: HostBattery, onBattery: boolean | undefined): Reading<Power> {
  const source = onBattery === undefined ? 'systeminformation' : 'host application'
  const inUse = onBattery ?? (battery.hasBattery && !battery.acConnected)
  const believable = battery.hasBattery && battery.percent >= 0 && battery.percent <= 100
  if (inUse && !believable) {
    return blind(
      'The machine runs on battery, but its charge is unknown.',
      'Plug it in; if the charge stays unknown, report it together with the checks.',
    )
  }
  return seen(
    {
      source: inUse ? 'battery' : 'mains',
      ...(battery.hasBattery ? { charging: battery.isCharging } : {}),
      ...(believable ? { chargePercent: battery.percent } : {}),
      ...(inUse && battery.timeRemaining > 0 ? { secondsLeft: battery.timeRemaining * 60 } : {}),
    },
    source,
  )
}
