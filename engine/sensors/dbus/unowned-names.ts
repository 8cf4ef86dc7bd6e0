import type { Message } from 'dbus-native'
import type { BusAnswer, MethodCall } from './bus'
import type { Link } from './link'

const bus = 'org.freedesktop.DBus'

/** The bus announces who takes a name, so this only guards against an announcement that got lost. */
const trustMs = 300_000

/** Which of the names that were asked for belong to nobody on this bus. */
export interface UnownedNames {
  /** Asks; of a name without an owner the bus's last answer is given instead. A call that may start a service is made. */
  ask(link: Link, request: MethodCall): Promise<BusAnswer>
  /** To be told of every signal. */
  hear(message: Message): void
  /** The link was lost, and with it whatever the bus would have told. */
  forget(): void
}

/**
 * Of all desktops that can be asked most are not there: without this each would cost a round trip at every look. `nowMs`
 * only goes forward.
 */
export function createUnownedNames(nowMs: () => number): UnownedNames {
  const watched = new Set<string>()
  const absent = new Map<string, { readonly answer: BusAnswer; readonly untilMs: number }>()
  let taken = 0

  function watch(link: Link, name: string): void {
    watched.add(name)
    link.addMatch(`type='signal',sender='${bus}',interface='${bus}',member='NameOwnerChanged',arg0='${name}'`)
  }

  /** What is remembered was asked after the bus had been told to announce an owner, and no announcement came meanwhile. */
  async function askAnew(link: Link, request: MethodCall): Promise<BusAnswer> {
    const name = request.service
    const [isWatched, takenBefore] = [watched.has(name), taken]
    const answer = await link.call(request)
    if (answer.ok || answer.failure !== 'noService') return answer
    if (!isWatched) watch(link, name)
    else if (taken === takenBefore) absent.set(name, { answer, untilMs: nowMs() + trustMs })
    return answer
  }

  return {
    async ask(link, request) {
      const known = request.activate ? undefined : absent.get(request.service)
      return known && nowMs() < known.untilMs ? known.answer : askAnew(link, request)
    },
    hear({ interface: from, member, body }) {
      if (from !== bus || member !== 'NameOwnerChanged') return
      taken += 1
      absent.delete(String(body?.[0]))
    },
    forget() {
      watched.clear()
      absent.clear()
    },
  }
}
