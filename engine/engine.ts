import type { Home } from '../shared/home'
import type { Router } from './api/router'

export interface EngineOptions {
  readonly home: Home
  readonly host: 'app' | 'headless'
  readonly version: string
  /** Idle seconds as Electron's powerMonitor gives them, on platforms where it is right (macOS, Windows). */
  readonly hostIdleSeconds?: () => number
  readonly hostOnBattery?: () => boolean
}

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
