import { createBus } from '../../engine'

const watcher = 'org.kde.StatusNotifierWatcher'

/**
 * Whether something shows tray icons. On Linux an icon without a host is silently nowhere, and there may be none (plain
 * GNOME has none). Elsewhere there always is one.
 */
export async function hasTrayHost(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const bus = createBus('session', env)
  try {
    const owned = await bus.call({
      service: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      signature: 's',
      body: [watcher],
    })
    return owned.ok && owned.value === true
  } finally {
    bus.close()
  }
}
