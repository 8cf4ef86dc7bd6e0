import type { Asks, TroubleStore } from '../asks'
import type { Client } from '../connect'
import type { Mirror } from '../mirror'
import type { SharedFrames } from '../shared-frames'
import type { Visibility } from '../visibility'

/** What every room of the dashboard stands on. */
export interface Around {
  readonly client: Client
  readonly mirror: Mirror
  readonly visibility: Visibility
  /** What the log draws, the mirror's figures are drawn with. */
  readonly frames: SharedFrames
  readonly asks: Asks
  readonly trouble: TroubleStore
}
