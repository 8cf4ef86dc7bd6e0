import type { Home } from '../shared/home'

/** What a shell tells the engine that it starts. */
export interface EngineOptions {
  readonly home: Home
  readonly host: 'app' | 'headless'
  readonly version: string
  /** Idle seconds as Electron's powerMonitor gives them, on platforms where it is right (macOS, Windows). */
  readonly hostIdleSeconds?: () => number
  readonly hostOnBattery?: () => boolean
}
