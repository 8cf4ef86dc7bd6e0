import { busAddress } from './address'
import type { Bus, BusAnswer, BusKind } from './bus'
import { createSharedUse } from '../shared-use'
import { createConnection } from './connection'

export type { Bus, BusAnswer, BusFailure, BusKind, MethodCall, PropertyAddress, SignalMatch } from './bus'

const useConnection = createSharedUse(createConnection)

/**
 * The session or the system bus as `env` names it. Everybody who asks for the same bus shares one connection, which is
 * opened at the first call and closed when its last user closed it.
 */
export function createBus(kind: BusKind, env: Readonly<Record<string, string | undefined>>): Bus {
  const address = busAddress(kind, env)
  return address === null ? absentBus(kind) : sharedBus(address)
}

function sharedBus(address: string): Bus {
  const { thing: connection, release } = useConnection(address)
  const subscribed = new Set<() => void>()
  return {
    call: (request) => connection.call(request),
    property: (wanted) => connection.property(wanted),
    subscribe(match, heard) {
      const stop = connection.subscribe(match, heard)
      subscribed.add(stop)
      return () => {
        subscribed.delete(stop)
        stop()
      }
    },
    close() {
      for (const stop of subscribed) stop()
      subscribed.clear()
      release()
    },
  }
}

function absentBus(kind: BusKind): Bus {
  const none: BusAnswer = { ok: false, failure: 'noBus', message: `there is no ${kind} bus on this machine` }
  const answer = (): Promise<BusAnswer> => Promise.resolve(none)
  return { call: answer, property: answer, subscribe: () => () => undefined, close: () => undefined }
}
