import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'
import { type ExitReport, firstBytes } from '../folder'

/**
 * The rare command that looked executable and was not (a program for another processor, a file that vanished): `setsid`
 * then says so on the job's stderr and exits 126 or 127. `null` for a job that exited so by itself.
 */
export function failedExec(folder: string, exit: ExitReport): AttemptError | null {
  if (exit.exitCode !== 126 && exit.exitCode !== 127) return null
  const stderr = firstBytes(path.join(folder, 'stderr'), 512)
  const said = /^setsid: (?:failed to execute|can't execute) (.+)/.exec(stderr)
  if (said === null) return null
  return {
    code: exit.exitCode === 127 ? 'commandNotFound' : 'notExecutable',
    message: `The command could not be executed: ${said[1]}`,
    hint: 'Check that the program is there and made for this machine',
  }
}
