import { type MessageBus, sessionBus } from 'dbus-native'
import { type Lab, until } from '../lab'
import { trayIcon, type TrayIcon } from './tray-icon'

/** Stands in for the panel of a desktop: applications register their tray icons here. */
export interface TrayHost {
  /** Waits until this many icons have registered since the beginning; gives when the last of them did (`performance.now()`). */
  untilRegistered(count: number): Promise<number>
  readonly registered: number
  /** The icon that registered last. */
  icon(): TrayIcon
}

const watcherName = 'org.kde.StatusNotifierWatcher'
/** `RequestName` with DO_NOT_QUEUE (D-Bus specification): 1 means that the name is ours. */
const doNotQueue = 4
const primaryOwner = 1

/** Owns the watcher's name on the private session bus, so that trays are as registered as on a real desktop. */
export async function openTrayHost(lab: Lab): Promise<TrayHost> {
  if (!process.env['DBUS_SESSION_BUS_ADDRESS'])
    throw new Error('there is no session bus: use `npm run bench`')
  const bus = sessionBus()
  lab.atEnd(() => bus.connection.end())
  const icons: string[] = []
  const times: number[] = []
  exportWatcher(bus, icons, times)
  const answer = await bus.requestName(watcherName, doNotQueue)
  if (answer !== primaryOwner) throw new Error(`${watcherName} belongs to somebody else on this bus`)
  return {
    untilRegistered: (count) => until(`${count} tray icons registered`, () => times[count - 1]),
    get registered() {
      return icons.length
    },
    icon() {
      const last = icons.at(-1)
      if (last === undefined) throw new Error('no icon has registered')
      return trayIcon(bus, last)
    },
  }
}

function exportWatcher(bus: MessageBus, icons: string[], times: number[]): void {
  const watcher = {
    IsStatusNotifierHostRegistered: true,
    ProtocolVersion: 0,
    RegisteredStatusNotifierItems: icons,
    RegisterStatusNotifierItem: (icon: string) => {
      times.push(performance.now())
      icons.push(icon)
      // A panel says which icons it took.
      bus.sendSignal('/StatusNotifierWatcher', watcherName, 'StatusNotifierItemRegistered', 's', [icon])
    },
    RegisterStatusNotifierHost: () => undefined,
  }
  bus.exportInterface(watcher, '/StatusNotifierWatcher', {
    name: watcherName,
    methods: {
      RegisterStatusNotifierItem: ['s', '', ['icon'], []],
      RegisterStatusNotifierHost: ['s', '', ['host'], []],
    },
    properties: {
      IsStatusNotifierHostRegistered: 'b',
      ProtocolVersion: 'i',
      RegisteredStatusNotifierItems: 'as',
    },
    signals: { StatusNotifierItemRegistered: ['s', 'item'], StatusNotifierHostRegistered: ['', ''] },
  })
}
