import { until } from '../lab'
import { treeOf } from '../processes'

/** Busy shells besides the one that waits for them. */
export const busyProcesses = 16

const script = 'left=$1; while [ $left -gt 0 ]; do (while :; do :; done) & left=$((left - 1)); done; wait'

/** A job of 16 processes that each want a whole core. */
export const busyCommand: readonly string[] = ['/bin/sh', '-c', script, 'busy', String(busyProcesses)]

/** Waits until the whole tree is there, and gives its pids. */
export async function untilBusy(jobPid: number): Promise<readonly number[]> {
  return until('the busy processes', () => {
    const pids = treeOf(jobPid)
    return pids.length === busyProcesses + 1 ? pids : undefined
  })
}
