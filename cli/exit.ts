import { constants } from 'node:os'
import type { AttemptError, Job } from '../shared/model'

/** Exit codes that are no error of `errorKinds`. */
export const exitCodes = { done: 0, refused: 1, noEngine: 3, lullFailed: 125, interrupted: 130 } as const

/** How shells tell of a death by signal: 128 and the signal's number. */
export function signalExitCode(signal: string): number {
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return number === undefined ? exitCodes.refused : 128 + number
}

/**
 * The exit code of `lull run` for an ended job: the job's own; 128 and the signal that ended it; 126 and 127 when the
 * command could not be executed or found; 125 when Lull itself failed; 130 when it was cancelled before it began.
 */
export function runExitCode(job: Job): number {
  if (job.state === 'succeeded') return exitCodes.done
  const last = job.attempts.at(-1)
  const told = last?.signal === undefined ? (job.exitCode ?? last?.exitCode) : signalExitCode(last.signal)
  const fallback = job.state === 'cancelled' && !job.error ? exitCodes.interrupted : exitCodes.refused
  return (job.error && fixedCode(job.error.code)) ?? (told || fallback)
}

function fixedCode(code: AttemptError['code']): number | undefined {
  switch (code) {
    case 'commandNotFound':
      return 127
    case 'notExecutable':
      return 126
    case 'launchFailed':
    case 'escaped':
    case 'placeLost':
      return exitCodes.lullFailed
    case 'dependencyFailed':
    case 'exitCode':
    case 'outputMissing':
    case 'signal':
    case 'timeout':
      return undefined
  }
}
