import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'

/** The launcher could not be started, or gave up before the job. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'
  readonly attemptError: AttemptError

  constructor(attemptError: AttemptError, cause?: unknown) {
    super(attemptError.message, { cause })
    this.attemptError = attemptError
  }
}

export function notSpawned(error: NodeJS.ErrnoException): AttemptError {
  const tooLong = error.code === 'E2BIG'
  return {
    code: 'launchFailed',
    message: tooLong ? 'The environment is too long for this system' : error.message,
    hint: tooLong
      ? 'Put long values into a file (Linux takes 128 KiB a variable)'
      : 'Free some memory or processes, then retry the job',
  }
}

/** Why a launcher may have ended before its job began: with these words, if any. */
export function gaveUp(folder: string, said: string | undefined): AttemptError {
  return {
    code: 'launchFailed',
    message: `The launcher gave up before the job began${said ? `: ${said}` : ''}`,
    hint: `See whether ${path.dirname(folder)} can be written and its disk has room, then retry the job`,
  }
}
