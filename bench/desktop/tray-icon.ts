import { type MessageBus, toPlain } from 'dbus-native'
import { until } from '../lab'

/** An application's icon, as a panel handles it. */
export interface TrayIcon {
  activate(): Promise<void>
  /** Chooses the entry of that name in its menu; waits until there is one. */
  choose(label: string): Promise<void>
}

const itemPath = '/StatusNotifierItem'
const item = 'org.kde.StatusNotifierItem'
const dbusmenu = 'com.canonical.dbusmenu'

/** An entry of `com.canonical.dbusmenu` with those below it. */
type MenuNode = readonly [
  id: number,
  properties: Readonly<Record<string, unknown>>,
  children: readonly MenuNode[],
]

/** `registered`: the bus name, with the object's path behind it where the application says one. */
export function trayIcon(bus: MessageBus, registered: string): TrayIcon {
  const [destination = ''] = registered.split('/')
  const ask = (path: string, from: string, member: string, signature: string, body: unknown[]) =>
    bus.invoke<unknown>({ destination, path, interface: from, member, signature, body })

  async function menuPath(): Promise<string> {
    return String(
      toPlain(await ask(itemPath, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [item, 'Menu'])),
    )
  }

  return {
    activate: async () => void (await ask(itemPath, item, 'Activate', 'ii', [10, 10])),
    async choose(label) {
      const path = await menuPath()
      const id = await until(`an entry ${label} in the menu`, async () => {
        const layout = (await ask(path, dbusmenu, 'GetLayout', 'iias', [0, -1, []])) as readonly unknown[]
        return idOf(label, toPlain<MenuNode>(layout[1]))
      })
      await ask(path, dbusmenu, 'Event', 'isvu', [id, 'clicked', ['i', 0], 0])
    },
  }
}

function idOf(label: string, [id, { label: own }, children]: MenuNode): number | undefined {
  // an underline marks the key that chooses an entry
  if (String(own).replaceAll('_', '') === label) return id
  return children.map((child) => idOf(label, child)).find((found) => found !== undefined)
}
