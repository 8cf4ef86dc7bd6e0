import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Lease, leaseEndingBy } from '../folder'
import { leasePipe } from './names'

/**
 * Takes the lease of an attempt that an earlier engine left. The launcher listens on its named pipe once it has stopped the
 * job: only then does our connection succeed. `null` when it did not in time, or no longer lives.
 */
export async function takePipeLease(
  folder: string,
  withinMs: number,
  launcherLives: () => boolean,
): Promise<Lease | null> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const lease = await connected(leasePipe(folder))
    if (lease !== null) return lease
    if (performance.now() > giveUpAt || !launcherLives()) return null
    await sleep(5)
  }
}

/** `null` when nobody listens (yet). */
function connected(pipe: string): Promise<Lease | null> {
  return new Promise((resolve) => {
    const socket = connect(pipe)
    socket.unref()
    socket.once('connect', () => resolve(leaseEndingBy(() => void socket.destroy())))
    socket.on('error', () => resolve(null)) // later ones mean that the launcher ended, which is watched for elsewhere
  })
}
