import { createHash } from 'node:crypto'
import { createClient, DBusError, defineInterface, type MessageBus, toPlain } from 'dbus-native'
import { eventually } from '../platform/eventually'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const ITEM_PATH = '/StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const PROPERTIES = 'org.freedesktop.DBus.Properties'
/** Never queue for a name: whoever has it keeps it. */
const DO_NOT_QUEUE = 4

/** One entry of a tray icon's menu, as a panel would draw it. */
export interface MenuEntry {
  readonly label: string
  readonly enabled: boolean
}

/** A desktop's tray: the watcher to which applications announce their icons, and a panel that shows one icon. */
export interface TrayHost {
  /** Waits for an application's icon. */
  icon(): Promise<TrayIcon>
  /** How many icons were announced so far. */
  announced(): number
  /** Leaves the bus, as a panel that crashes does. */
  leave(): void
}

/** What a panel shows of an application, and what a person can do with it. */
export interface TrayIcon {
  tooltip(): Promise<string>
  /** The picture's shape: a digest of its opacity, the same in every colour. */
  shape(): Promise<string>
  /** The entries without the separators; an entry of a submenu is called `Submenu › Entry`. */
  menu(): Promise<readonly MenuEntry[]>
  /** Clicks the menu entry called `label`. */
  choose(label: string): Promise<void>
  /** Clicks the icon itself. */
  activate(): Promise<void>
  /** How often the application said that its picture, tooltip or menu is another. */
  changes(): { readonly pictures: number; readonly menus: number }
}

/** Plays the tray on the bus at `address`. */
export async function startTrayHost(address: string): Promise<TrayHost> {
  const bus = createClient({ busAddress: address, authMethods: ['EXTERNAL'], returnBigInt: false })
  const items: string[] = []
  const watcher = watcherInterface(items, (item) => {
    bus.sendSignal('/StatusNotifierWatcher', WATCHER, 'StatusNotifierItemRegistered', 's', [item])
  })
  await bus.export('/StatusNotifierWatcher', watcher)
  const counted = countSignals(bus)
  for (const [from, member] of [
    [ITEM, 'NewIcon'],
    [MENU, 'LayoutUpdated'],
  ]) {
    await bus.addMatch(`type='signal',interface='${from}',member='${member}'`)
  }
  if ((await bus.requestName(WATCHER, DO_NOT_QUEUE)) !== 1) throw new Error(`${WATCHER} has an owner already`)
  return {
    icon: async () => iconOn(bus, await eventually('an icon', () => items.at(-1), 15_000), counted),
    announced: () => items.length,
    leave: () => bus.connection.end(),
  }
}

function watcherInterface(items: string[], taken: (item: string) => void) {
  return defineInterface({
    name: WATCHER,
    methods: {
      RegisterStatusNotifierItem: {
        in: { item: 's' },
        handler: ({ item }: { readonly item: string }) => {
          items.push(item)
          taken(item)
        },
      },
      RegisterStatusNotifierHost: { in: { host: 's' }, handler: () => undefined },
    },
    properties: {
      IsStatusNotifierHostRegistered: { type: 'b', value: true },
      ProtocolVersion: { type: 'i', value: 0 },
      RegisteredStatusNotifierItems: { type: 'as', get: () => items },
    },
    signals: { StatusNotifierItemRegistered: { args: { item: 's' } } },
  })
}

interface Counted {
  pictures: number
  menus: number
}

function countSignals(bus: MessageBus): Counted {
  const counted: Counted = { pictures: 0, menus: 0 }
  bus.connection.on('message', ({ interface: from, member }) => {
    if (from === ITEM && member === 'NewIcon') counted.pictures += 1
    if (from === MENU && member === 'LayoutUpdated') counted.menus += 1
  })
  return counted
}

/** `registered`: the bus name, with the object's path behind it where the application says one. */
function iconOn(bus: MessageBus, registered: string, counted: Counted): TrayIcon {
  const [destination = ''] = registered.split('/')
  const call = (path: string, from: string, member: string, signature: string, body: unknown[]) =>
    bus.invoke<unknown>({ destination, path, interface: from, member, ...(signature && { signature, body }) })
  const property = async (name: string) =>
    toPlain(await call(ITEM_PATH, PROPERTIES, 'Get', 'ss', [ITEM, name]))

  async function layout(): Promise<Layout> {
    const path = String(await property('Menu'))
    const reply = await call(path, MENU, 'GetLayout', 'iias', [0, -1, []])
    return { path, entries: entriesOf(toPlain<MenuNode>((reply as readonly unknown[])[1])) }
  }

  return {
    tooltip: async () => String(((await property('ToolTip')) as readonly unknown[])[2]),
    shape: async () => digest(largest((await property('IconPixmap')) as readonly Picture[])),
    menu: async () => (await layout()).entries.map(({ label, enabled }) => ({ label, enabled })),
    async choose(label) {
      const { path, entries } = await layout()
      const entry = entries.find((each) => each.label === label)
      if (!entry)
        throw new Error(`no "${label}" in the menu: ${entries.map((each) => each.label).join(', ')}`)
      await call(path, MENU, 'Event', 'isvu', [entry.id, 'clicked', ['i', 0], 0]).catch(unlessGone)
    },
    async activate() {
      await call(ITEM_PATH, ITEM, 'Activate', 'ii', [10, 10])
    },
    changes: () => ({ ...counted }),
  }
}

/** An application that quits at a click answers no more; panels take no notice, and neither do we. */
function unlessGone(error: unknown): void {
  if (!(error instanceof DBusError) || error.dbusName !== 'org.freedesktop.DBus.Error.NoReply') throw error
}

type MenuNode = readonly [
  id: number,
  properties: Readonly<Record<string, unknown>>,
  children: readonly MenuNode[],
]

interface Layout {
  readonly path: string
  readonly entries: readonly (MenuEntry & { readonly id: number })[]
}

function entriesOf([, , children]: MenuNode, within = ''): Layout['entries'] {
  return children
    .filter(([, properties]) => properties['type'] !== 'separator' && properties['visible'] !== false)
    .flatMap((node) => {
      const [id, { label: text, enabled }] = node
      const label = within + String(text).replaceAll('_', '')
      return [{ id, label, enabled: enabled !== false }, ...entriesOf(node, `${label} › `)]
    })
}

/** Width, height, and ARGB bytes. */
type Picture = readonly [width: number, height: number, bytes: Uint8Array]

function largest(pictures: readonly Picture[]): Picture {
  const [picture] = pictures.toSorted((one, other) => other[0] - one[0])
  if (!picture) throw new Error('the icon has no picture')
  return picture
}

function digest([width, height, bytes]: Picture): string {
  const opacity = Uint8Array.from(bytes).filter((_, at) => at % 4 === 0)
  return `${width}x${height} ${createHash('sha256').update(opacity).digest('hex').slice(0, 16)}`
}
