import { startBus } from '../../platform/dbus-daemon'
import { startLogind } from '../../platform/dbusmock'

const PATH = '/org/freedesktop/login1'
const EMIT = 'org.freedesktop.DBus.Mock.EmitSignal'
const MANAGER = 'org.freedesktop.login1.Manager'

/** logind, as far as a test makes it speak. */
export interface Logind {
  /** Announces that the machine is about to sleep, or that it woke up. */
  prepareForSleep(isAboutTo: boolean): void
}

export interface System {
  readonly address: string
  readonly logind: Logind
  stop(): Promise<void>
}

/** Starts a system bus with logind on it. */
export async function startSystem(): Promise<System> {
  const bus = await startBus()
  const mock = await startLogind(bus.address)
  return {
    address: bus.address,
    logind: {
      prepareForSleep: (isAboutTo) =>
        void mock.call(PATH, EMIT, MANAGER, 'PrepareForSleep', 'b', `[<${isAboutTo}>]`),
    },
    async stop() {
      await mock.stop()
      await bus.stop()
    },
  }
}
