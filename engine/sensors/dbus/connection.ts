import type { Message } from 'dbus-native'
import { createBackoff } from '../backoff'
import type { Bus, BusAnswer, MethodCall, PropertyAddress, SignalMatch } from './bus'
import { openLink, type Link } from './link'
import { createUnownedNames } from './unowned-names'

/** A bus that was lost is dialled again after 1 s, then twice as long each time, at most once a minute. */
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 60_000

interface Subscription {
  readonly match: SignalMatch
  readonly heard: (body: readonly unknown[]) => void
}

/**
 * A bus at one address: dialled at the first use, again after it was lost. Neither its socket nor its timer keeps the
 * process alive.
 */
export function createConnection(address: string): Bus {
  const subscriptions = new Set<Subscription>()
  const unowned = createUnownedNames(() => performance.now())
  let link: Link | null = null
  const backoff = createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS)
  let lastLoss = 'not connected yet'
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function lost(why: string): void {
    link = null
    unowned.forget()
    lastLoss = why
    const waitMs = backoff.failed()
    // Not asked whether it is due: Node's timers go off up to a millisecond early, and nobody would ask again.
    if (subscriptions.size > 0 && !closed) timer = setTimeout(() => link ?? dial(), waitMs).unref()
  }

  function dial(): Link | null {
    try {
      link = openLink(address, { signal: hear, greeted: backoff.succeeded, lost })
    } catch (error) {
      lost(error instanceof Error ? error.message : String(error))
      return null
    }
    for (const { match } of subscriptions) link.addMatch(matchRule(match))
    return link
  }

  /** The open connection, a new one when it is time for one, or null. */
  function reach(): Link | null {
    if (closed) return null
    if (link !== null) return link
    return backoff.due() ? dial() : null
  }

  function hear(message: Message): void {
    unowned.hear(message)
    for (const { match, heard } of subscriptions) if (fits(match, message)) heard(message.body ?? [])
  }

  async function call(request: MethodCall): Promise<BusAnswer> {
    const open = reach()
    return open === null ? { ok: false, failure: 'noBus', message: lastLoss } : unowned.ask(open, request)
  }

  return {
    call,
    property: (wanted) => call(propertyCall(wanted)),
    subscribe(match, heard) {
      const subscription = { match, heard }
      const wasOpen = link !== null
      subscriptions.add(subscription)
      const open = reach()
      if (wasOpen) open?.addMatch(matchRule(match))
      return () => {
        if (subscriptions.delete(subscription)) link?.removeMatch(matchRule(match))
      }
    },
    close() {
      closed = true
      clearTimeout(timer)
      subscriptions.clear()
      link?.close()
    },
  }
}

function propertyCall({
  service,
  path,
  interface: owner,
  name,
  activate = false,
}: PropertyAddress): MethodCall {
  const interfaceName = 'org.freedesktop.DBus.Properties'
  return {
    service,
    path,
    interface: interfaceName,
    member: 'Get',
    signature: 'ss',
    body: [owner, name],
    activate,
  }
}

/** A match rule in the words of the D-Bus specification. Names and paths cannot hold a quote. */
function matchRule(match: SignalMatch): string {
  const path = match.path === undefined ? '' : `,path='${match.path}'`
  return `type='signal',sender='${match.service}',interface='${match.interface}',member='${match.member}'${path}`
}

function fits(match: SignalMatch, message: Message): boolean {
  const here = match.path === undefined || match.path === message.path
  return here && match.interface === message.interface && match.member === message.member
}
