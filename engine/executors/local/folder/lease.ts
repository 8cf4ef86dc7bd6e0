import { closeSync, constants, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Our hold on an attempt's launcher. When it ends, with us or by `letGo`, the launcher freezes the job. */
export interface Lease {
  letGo(): void
  /** The same once the job has ended and nobody of it is left: whoever held it may hold another one. */
  giveBack(): void
}

/** For what has no watcher any more. */
export const noLease: Lease = leaseEndingBy(() => undefined)

/** For a launcher that holds one job alone. */
export function leaseEndingBy(letGo: () => void): Lease {
  return { letGo, giveBack: letGo }
}

/**
 * Takes the lease of an attempt that an earlier engine left. The watcher opens the FIFO for reading once it has stopped
 * the job; only then does our opening succeed, so that its stop never comes after our thaw. `null` when no watcher came
 * to it in time, or none lives.
 */
export async function takeLease(
  folder: string,
  withinMs: number,
  watcherLives: () => boolean,
): Promise<Lease | null> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const descriptor = openForWriting(path.join(folder, 'lease'))
    if (descriptor !== null) return leaseOn(descriptor)
    if (performance.now() > giveUpAt || !watcherLives()) return null
    await sleep(5)
  }
}

function leaseOn(descriptor: number): Lease {
  let held = true
  return leaseEndingBy(() => {
    if (held) closeSync(descriptor)
    held = false
  })
}

/** Without blocking: `ENXIO` says that nobody reads the FIFO (yet). */
function openForWriting(fifo: string): number | null {
  try {
    return openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENXIO' || code === 'ENOENT') return null
    throw error
  }
}
