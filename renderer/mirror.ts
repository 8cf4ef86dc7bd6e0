import { createStore, type StoreApi } from 'zustand'
import type { Client } from './connect'
import { type Mirrored, mirrorAfter, nothingYet } from './mirrored'
import type { Visibility } from './visibility'

const reconnectMs = 1000

type Change = (change: (mirrored: Mirrored) => Mirrored) => void

/** A store that follows the engine while the window is seen; a hidden window listens to nothing and costs nothing. */
export function createMirror(client: Client, visibility: Visibility): Mirror {
  const mirror = createStore<Mirrored>(() => nothingYet)
  void follow(client, visibility, mirror.setState)
  return mirror
}
export type Mirror = StoreApi<Mirrored>

async function follow(client: Client, visibility: Visibility, change: Change): Promise<never> {
  for (;;) {
    await visibility.shown()
    const hidden = visibility.untilHidden()
    try {
      await listen(client, change, hidden)
    } catch {
      // The engine is away, or we stopped listening; the face says so, and the next round asks again.
    }
    if (hidden.aborted) continue
    change((mirrored) => ({ ...mirrored, connection: 'away' }))
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

/** Ends when the engine does, or at a gap in the revisions: a new round then starts from a new snapshot. */
async function listen(client: Client, change: Change, signal: AbortSignal): Promise<void> {
  let revision = -1
  for await (const update of await client.machine.watch(undefined, { signal })) {
    if (update.type === 'patch' && update.revision !== revision + 1) return
    revision = update.revision
    change((mirrored) => mirrorAfter(mirrored, update))
  }
}
