import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'
import { type ExitReport, firstBytes } from '../folder'

/**
 * What the launcher's shell says of a command that it cannot become: `FILE: 7: exec: NAME: WHY` in dash,
 * `FILE: line 7: NAME: WHY` in bash, `FILE: exec: line 7: NAME: WHY` in busybox.
 */
const complaint = /^\S*\/launcher(?:-[0-9a-f]+)?\.sh: (?:exec: )?(?:line )?\d+: (?:exec: )?(.+): (.+)/

/**
 * The rare command that looked executable and was not: a file that vanished, more arguments than the system takes. The
 * shell that was to become it says so on the job's stderr, and exits 126 or 127. `null` for a job that exited so by itself.
 */
export function failedExec(folder: string, exit: ExitReport): AttemptError | null {
  if (exit.exitCode !== 126 && exit.exitCode !== 127) return null
  const said = complaint.exec(firstBytes(path.join(folder, 'stderr'), 512))
  if (said === null) return null
  const [, command, why] = said
  if (why === 'Argument list too long') {
    return {
      code: 'launchFailed',
      message: `The command and its environment are too long for this system: ${why}`,
      hint: 'Put long arguments into a file (Linux takes 128 KiB an argument)',
    }
  }
  return {
    code: exit.exitCode === 127 ? 'commandNotFound' : 'notExecutable',
    message: `The command could not be executed: ${command}: ${why}`,
    hint: 'Check that the program is there and made for this machine',
  }
}
