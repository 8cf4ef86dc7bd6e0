import { expect, test as base } from '@playwright/test'
import type { PartialSample } from '../../../shared/model'
import { type NotificationDaemon, startNotificationDaemon } from '../../fakes/notification-daemon'
import { startTrayHost, type TrayHost } from '../../fakes/tray-host'
import { startBus } from '../../platform/dbus-daemon'
import type { Laptop } from '../../platform/laptop'
import { type Logind, startSystem } from './logind'
import { type RunningApp, runtime, startApp } from './app'
import { type FileManager, startFileManager } from './file-manager'
import { startedInside } from './laptop'
import { abandonedMachine, createHome, type TestHome } from './home'

export { expect }
export { runApp, type RunningApp } from './app'
export { busyTree } from './busy-tree'
export { abandonedMachine, checkout, quietMachine, type TestHome } from './home'
export { dragOver, dropOn } from '../../platform/drag'
export { answerDialogs, askedSoFar, callFrom, pageOf, pickFiles } from './pages'
export { pointer, type Spot } from './pointer'
export { focusWindow, openPopover, pressIn, pressInPopover, tellVisibility } from './popover'
export { whileTyping } from './typing'
export { isAlive, processesWith, ticksWithin } from './processes'

interface Given {
  /** What settings.json holds before the first start. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly sensors: PartialSample
  /** Whether this home's person sees Lull for the first time. */
  readonly isNew: boolean
  /** More environment for the app. */
  readonly around: Readonly<Record<string, string>>
}

interface Ground {
  readonly home: TestHome
  /** The address of a session bus that this test has for itself. */
  readonly sessionBus: string
  /** A tray on that bus; a test that does not ask for one has none. */
  readonly tray: TrayHost
  /** What shows notifications, on that bus; to be named before `start`, so that it is there when the app looks for it. */
  readonly notifications: NotificationDaemon
  /**
   * The system's session keeper, on a system bus that this test has for itself; without it there is no system bus. To be
   * named before `start`, so that it outlives the app: Chromium aborts when its system bus goes away.
   */
  readonly logind: Logind
  /** Where the system bus is for the app: nowhere, unless the test asks for `logind`. */
  readonly systemBus: { address: string }
  /** Power supplies that the app has for itself, below /sys; they count where the sensors script no power. */
  readonly laptop: Laptop
  /** What starts the app: Electron itself, unless the test asks for a `laptop`. */
  readonly program: { path: string }
  /** Starts another program, with one file of that name and contents that the pointer can drag out of it. */
  readonly openFile: (name: string, contents: string) => Promise<FileManager>
  /** Starts the app, with more environment if need be, and waits until its engine answers; it is ended with the test. */
  readonly start: (more?: Readonly<Record<string, string>>) => Promise<RunningApp>
}

/** A test of the real app: a home, a session bus and, where asked for, a tray of its own. */
export const test = base.extend<Given & Ground>({
  settings: [{}, { option: true }],
  sensors: [abandonedMachine, { option: true }],
  isNew: [false, { option: true }],
  around: [{}, { option: true }],
  home: async ({ settings, sensors, isNew }, use) => {
    const home = createHome(settings, sensors, isNew)
    await use(home)
    await home.remove()
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  sessionBus: async ({}, use) => {
    const bus = await startBus()
    await use(bus.address)
    await bus.stop()
  },
  tray: async ({ sessionBus }, use) => {
    const tray = await startTrayHost(sessionBus)
    await use(tray)
    tray.leave()
  },
  notifications: async ({ sessionBus }, use) => {
    const daemon = await startNotificationDaemon(sessionBus)
    await use(daemon)
    daemon.leave()
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- as above
  systemBus: async ({}, use) => use({ address: 'unix:path=/nonexistent/system-bus' }),
  logind: async ({ systemBus }, use) => {
    const system = await startSystem()
    systemBus.address = system.address
    await use(system.logind)
    await system.stop()
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- as above
  program: async ({}, use) => use({ path: runtime }),
  laptop: async ({ home, program }, use) => {
    const { laptop, starter } = startedInside(home.folder, program.path)
    program.path = starter
    await use(laptop)
  },
  openFile: async ({ home }, use) => {
    const opened: FileManager[] = []
    await use(async (name, contents) => {
      const files = await startFileManager(home.folder, name, contents)
      opened.push(files)
      return files
    })
    for (const files of opened) await files.quit()
  },
  start: async ({ home, sessionBus, systemBus, program, around }, use) => {
    const apps: RunningApp[] = []
    await use(async (more) => {
      const buses = { DBUS_SESSION_BUS_ADDRESS: sessionBus, DBUS_SYSTEM_BUS_ADDRESS: systemBus.address }
      const app = await startApp({ ...home.env, ...around, ...buses, ...more }, program.path)
      apps.push(app)
      // Its engine may first have to take over from another.
      await expect(async () => expect((await home.status()).engine.pid).toBe(app.pid)).toPass({
        intervals: [50],
      })
      return app
    })
    for (const app of apps) await app.quit()
  },
})
