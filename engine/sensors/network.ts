import type { Network } from '../../shared/model'
import { createBus, type BusAnswer } from './dbus'
import { blind, seen } from './reading'
import type { Reading, Sensor, SensorSurroundings } from './sensor'

/** `NMMetered`: yes and guessed yes. Unknown (0), no (2) and guessed no (4) are not metered. */
const METERED = new Set<unknown>([1, 3])

const NETWORK_MANAGER = {
  service: 'org.freedesktop.NetworkManager',
  path: '/org/freedesktop/NetworkManager',
  interface: 'org.freedesktop.NetworkManager',
  name: 'Metered',
}

/** How long an answer holds without a signal: signals may be lost while the bus is away. */
const ASK_EVERY_MS = 60_000

/**
 * Whether traffic is paid by volume, as NetworkManager says it over the system bus (0.3 ms a question, at most one a
 * minute; a change is announced). Where no NetworkManager runs, and on macOS and Windows, nothing is metered.
 */
export function createNetworkSensor({ platform, env }: SensorSurroundings): Sensor<'network'> {
  return platform === 'linux' ? createNetworkManagerSensor(env) : unmeteredSensor
}

const unmeteredSensor: Sensor<'network'> = {
  name: 'network',
  costMs: 0,
  read: () => seen({ metered: false }, 'not known on this system'),
  close: () => undefined,
}

function createNetworkManagerSensor(env: SensorSurroundings['env']): Sensor<'network'> {
  const bus = createBus('system', env)
  const listeners: (() => void)[] = []
  let known: Reading<Network> | undefined
  let askAt = 0
  bus.subscribe(
    {
      service: NETWORK_MANAGER.service,
      path: NETWORK_MANAGER.path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'PropertiesChanged',
    },
    () => void askAndTell(),
  )

  async function ask(): Promise<Reading<Network>> {
    askAt = performance.now() + ASK_EVERY_MS
    known = judgeMetered(await bus.property(NETWORK_MANAGER))
    return known
  }

  /** NetworkManager announces many properties here; only another answer is a change. */
  async function askAndTell(): Promise<void> {
    const before = isMetered(known)
    if (isMetered(await ask()) !== before) for (const listener of listeners) listener()
  }

  return {
    name: 'network',
    costMs: 0.3,
    read: () => (known === undefined || performance.now() >= askAt ? ask() : known),
    onChange: (changed) => listeners.push(changed),
    close: () => bus.close(),
  }
}

function isMetered(reading: Reading<Network> | undefined): boolean | undefined {
  return reading?.ok ? reading.value.metered : undefined
}

function judgeMetered(answer: BusAnswer): Reading<Network> {
  if (answer.ok) return seen({ metered: METERED.has(answer.value) }, 'NetworkManager')
  if (answer.failure === 'noBus' || answer.failure === 'noService') {
    return seen({ metered: false }, 'no NetworkManager')
  }
  return blind(
    `NetworkManager does not say whether the network is metered: ${answer.message}`,
    'Connect to the network again, or restart the computer. If it stays, this shows what it says: `nmcli -f GENERAL.METERED device show`',
  )
}
