import { createStore, type StoreApi } from 'zustand'
import type { Client } from './connect'
import { type Mirrored, mirrorAfter, mirrorAway, nothingYet } from './mirrored'
import { shareFrames, type SharedFrames } from './shared-frames'
import type { Visibility } from './visibility'

const reconnectMs = 1000

type Change = (change: (mirrored: Mirrored) => Mirrored) => void

/** How the mirror changes: at once, or, where only figures moved, with whatever the page draws next. */
interface Changes {
  readonly now: Change
  readonly soon: Change
}

/** A store that follows the engine while the window is seen; a hidden window listens to nothing and costs nothing. */
export function createMirror(
  client: Client,
  visibility: Visibility,
  frames: SharedFrames = shareFrames(),
): Mirror {
  const mirror = createStore<Mirrored>(() => nothingYet)
  const changes: Changes = {
    soon: (change) => frames.join(() => mirror.setState(change)),
    now: (change) => {
      frames.settle() // what came before is shown before
      mirror.setState(change)
    },
  }
  void follow(client, visibility, changes)
  return mirror
}
export type Mirror = StoreApi<Mirrored>

async function follow(client: Client, visibility: Visibility, changes: Changes): Promise<never> {
  for (;;) {
    await visibility.shown()
    const hidden = visibility.untilHidden()
    try {
      await listen(client, changes, hidden)
    } catch {
      // The engine is away, or we stopped listening; the face says so, and the next round asks again.
    }
    if (hidden.aborted) continue
    changes.now((mirrored) => mirrorAway(mirrored, Date.now()))
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

/** Ends when the engine does, or at a gap in the revisions: a new round then starts from a new snapshot. */
async function listen(client: Client, changes: Changes, signal: AbortSignal): Promise<void> {
  let revision = -1
  for await (const update of await client.machine.watch(undefined, { signal })) {
    if (update.type === 'patch' && update.revision !== revision + 1) return
    revision = update.revision
    const change = update.type === 'patch' && update.onlyFigures ? changes.soon : changes.now
    change((mirrored) => mirrorAfter(mirrored, update))
  }
}
