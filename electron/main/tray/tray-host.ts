import { createBus } from '../../../engine'

const watcher = 'org.kde.StatusNotifierWatcher'
const busItself = { service: 'org.freedesktop.DBus', interface: 'org.freedesktop.DBus' } as const
/** A panel says which icons it took; one that does not say so is not waited for. */
const takenWithinMs = 250
/** At login the panel may come later than we do. */
const graceMs = 5_000
const askAgainMs = 2_000

export interface TrayHostEvents {
  /** Something shows tray icons from now on. Comes again when the panel was restarted: it has forgotten the icon. */
  appeared(): void
  /** Nothing shows tray icons, and nothing came in the first few seconds. */
  missing(): void
  /** The icon that was put up first has its place, or nothing shows icons now, or that could not be known soon. */
  settled(): void
}

/**
 * Tells whether something shows tray icons. On Linux an icon without a host is silently nowhere, and there may be none:
 * plain GNOME has none (https://github.com/electron/electron/issues/21445). Elsewhere there always is one.
 */
export function followTrayHost(
  env: Readonly<Record<string, string | undefined>>,
  { appeared, missing, settled }: TrayHostEvents,
): void {
  if (process.platform !== 'linux') {
    appeared()
    return settled()
  }
  const bus = createBus('session', env)
  let isKnown = false

  function heard([name, , owner]: readonly unknown[]): void {
    if (name !== watcher || owner === '') return
    isKnown = true
    appeared()
    setTimeout(settled, takenWithinMs)
  }

  async function ask(): Promise<void> {
    const call = { ...busItself, path: '/org/freedesktop/DBus', member: 'NameHasOwner', signature: 's' }
    const owned = await bus.call({ ...call, body: [watcher] })
    if (isKnown) return
    if (owned.ok && owned.value === true) heard([watcher, '', 'somebody'])
    else settled()
    // While everything starts at once the bus may be slow; no answer is not a no.
    if (!owned.ok) setTimeout(() => void ask(), askAgainMs)
  }

  setTimeout(() => !isKnown && missing(), graceMs)
  // Listening starts before asking, so that nothing falls between the two.
  bus.subscribe({ ...busItself, member: 'NameOwnerChanged' }, heard)
  bus.subscribe({ service: watcher, interface: watcher, member: 'StatusNotifierItemRegistered' }, settled)
  void ask()
}
