import { type Doors, openDoors, type Router } from './api'
import { claimOrTakeOver } from './hand-over'
import { openLog } from './instance'
import type { EngineOptions } from './options'
import { furnish, type Rooms } from './rooms'
import { openSettings } from './settings'
import { openStore } from './store'

/** A running engine: sensors, rules, store and executors in one process, and the contract that doors serve. */
export interface Engine {
  /** The contract implemented; a door (MessagePort, HTTP) or an in-process client is made from it. */
  readonly router: Router
  /** Resolves when the engine has stopped, whoever asked for it (a signal, `lull engine stop`, a hand-over). */
  readonly stopped: Promise<void>
  /** Leaves running jobs frozen for the next engine, closes every door and the store. */
  stop(): Promise<void>
  /** The machine is about to sleep or end: freeze what runs, now, before this call returns. */
  freezeAtOnce(): void
  /** The machine woke up: look again. */
  wake(): void
}

/** How to leave what was entered, in the order in which it was entered. */
type Exits = (() => unknown)[]

/**
 * Claims the home, takes over what an earlier engine left there, and opens the doors. Throws LullError: `engineRunning`
 * when another engine has the home, `storeUnusable` when its files cannot be used.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const exits: Exits = []
  try {
    return await open(options, exits)
  } catch (error) {
    await leave(exits)
    throw error
  }
}

async function open(options: EngineOptions, exits: Exits): Promise<Engine> {
  const { home, version } = options
  const claim = await claimOrTakeOver(home, options.host)
  exits.push(() => claim.release())
  const log = openLog(home.logFile)
  exits.push(() => log.close())
  const settings = openSettings(home)
  exits.push(() => settings.close())
  const store = openStore(home.databaseFile, (error) => log.error('the disk keeps nothing', { error }))
  exits.push(() => store.close())
  const ending = createEnding(exits)
  let doors: Doors | undefined
  const messages = () => [...settings.messages(), ...(doors?.messages() ?? [])]
  const stopSoon = (how: { readonly cancelJobs: boolean }) => ending.soon(rooms, how)
  const rooms = furnish({ options, log, settings, store, messages, stopSoon })
  exits.push(() => rooms.close())
  await rooms.begin()
  doors = await openDoors({ router: rooms.router, home, version, log, settings })
  exits.push(doors.close)
  log.info('engine started', { version, host: options.host, home: home.root })
  return {
    router: rooms.router,
    stopped: ending.over,
    stop: ending.now,
    freezeAtOnce: () => rooms.freezeAtOnce(),
    wake: () => rooms.wake(),
  }
}

/** Leaves everything once, the latest first, however often and by whomever it is asked. */
function createEnding(exits: Exits) {
  let resolveOver: () => void = () => undefined
  const over = new Promise<void>((resolve) => (resolveOver = resolve))
  let leaving: Promise<void> | undefined
  const now = () => (leaving ??= leave(exits).finally(resolveOver))
  return {
    over,
    now,
    /** Lets the answer to whoever asked out first. */
    soon(rooms: Rooms, { cancelJobs }: { readonly cancelJobs: boolean }): void {
      setImmediate(() => void (cancelJobs ? rooms.cancelAll() : Promise.resolve()).then(now, now))
    },
  }
}

async function leave(exits: Exits): Promise<void> {
  for (const exit of exits.splice(0).toReversed()) await exit()
}
