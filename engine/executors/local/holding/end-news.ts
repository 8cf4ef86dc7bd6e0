import type { AttemptKey, ExecutorNews } from '../../executor'
import type { ContainerUse } from '../containers'
import type { ExitReport } from '../folder'
import { failedExec } from './exec-failure'

export const noUse: ContainerUse = { pids: [], cpuSeconds: 0, memoryBytes: 0, peakMemoryBytes: 0 }

export interface Ended {
  readonly key: AttemptKey
  readonly folder: string
  /** `null`: the launcher ended without a word. */
  readonly exit: ExitReport | null
  readonly use: ContainerUse
  readonly throttledSeconds: number
  readonly escapedPids: readonly number[]
}

/** The one piece of news that an attempt ends with. */
export function endNews({ key, folder, exit, use, throttledSeconds, escapedPids }: Ended): ExecutorNews {
  if (exit === null)
    return { key, type: 'lost', message: 'The launcher that held the job was ended from outside' }
  if (!exit.began) return { key, type: 'lost', message: 'It was ended before it could begin' }
  const error = failedExec(folder, exit)
  if (error) return { key, type: 'launchFailed', error }
  const { exitCode, signal } = exit
  const end = {
    ...(exitCode !== undefined && { exitCode }),
    ...(signal !== undefined && { signal }),
    ...(use.peakMemoryBytes > 0 && { peakMemoryBytes: use.peakMemoryBytes }),
    cpuSeconds: Math.max(exit.cpuSeconds, use.cpuSeconds),
    throttledSeconds,
  }
  return { key, type: 'exited', end, escapedPids }
}
