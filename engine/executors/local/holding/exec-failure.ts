import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'
import { type ExitReport, firstBytes } from '../folder'

/**
 * The rare command that looked executable and was not. A program for another processor, or a file that vanished: `setsid`
 * then says so on the job's stderr. More arguments than the system takes: the launcher's shell says that it could not even
 * call `setsid` with them. Both exit 126 or 127. `null` for a job that exited so by itself.
 */
export function failedExec(folder: string, exit: ExitReport): AttemptError | null {
  if (exit.exitCode !== 126 && exit.exitCode !== 127) return null
  const stderr = firstBytes(path.join(folder, 'stderr'), 512)
  const tooLong = /^\S*\/launcher-[0-9a-f]+\.sh: .*\/(?:setsid|perl): (.+)/.exec(stderr)
  if (tooLong !== null) {
    return {
      code: 'launchFailed',
      message: `The command and its environment are too long for this system: ${tooLong[1]}`,
      hint: 'Put long arguments into a file (Linux takes 128 KiB an argument)',
    }
  }
  const said = /^setsid: (?:failed to execute|can't execute) (.+)/.exec(stderr)
  if (said === null) return null
  return {
    code: exit.exitCode === 127 ? 'commandNotFound' : 'notExecutable',
    message: `The command could not be executed: ${said[1]}`,
    hint: 'Check that the program is there and made for this machine',
  }
}
