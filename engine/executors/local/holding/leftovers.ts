import { type Container, untilNone } from '../containers'
import type { Brake } from './brake'

/** What processes that outlive their job's main process get to end by themselves. */
const graceMs = 2000

/** How soon a kill follows when the grace is called off. */
const lookEveryMs = 20

/**
 * Asks what a job's main process left running to end, and ends it after a grace. While nobody may run there is no grace:
 * they stand still and are ended at once. `calledOff` says that the grace is over. Resolves with the pids that got away.
 */
export async function endLeftovers(
  container: Container,
  brake: Brake,
  calledOff: () => boolean,
): Promise<readonly number[]> {
  if (!calledOff()) {
    container.signalAll('SIGTERM')
    await brake.release('duty') // a log under rotation holds on until it is done: nobody may write meanwhile
    await untilNone(() => (calledOff() ? [] : container.living()), graceMs, lookEveryMs)
  }
  return container.kill()
}
