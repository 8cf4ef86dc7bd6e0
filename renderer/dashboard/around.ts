import type { Asks, TroubleStore } from '../asks'
import type { Client } from '../connect'
import type { Mirror } from '../mirror'
import type { Visibility } from '../visibility'

/** What every room of the dashboard stands on. */
export interface Around {
  readonly client: Client
  readonly mirror: Mirror
  readonly visibility: Visibility
  readonly asks: Asks
  readonly trouble: TroubleStore
}
