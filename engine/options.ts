import type { Now } from '../core/clock'
import type { Home } from '../shared/home'

/** What a shell tells the engine that it starts. */
export interface EngineOptions {
  readonly home: Home
  readonly host: 'app' | 'headless'
  readonly version: string
  /** The machine's own clock, unless a test brings one that jumps or hurries. */
  readonly clock?: () => Now
  /** Idle seconds as Electron's powerMonitor gives them, on platforms where it is right (macOS, Windows). */
  readonly hostIdleSeconds?: () => number
  readonly hostOnBattery?: () => boolean
}
