import type { AttemptError } from '../../../shared/model'
import { findCommandError } from './launch'
import { findWindowsCommand } from './windows'

/** What of a job decides whether its program is found. */
export interface StartOfCommand {
  readonly command: readonly string[]
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}

/** Looks a job's program up as its launch will, before it: what would fail it here as things stand, or `null`. */
export function commandError({ command, workdir, env }: StartOfCommand): AttemptError | null {
  const [program = ''] = command
  if (process.platform !== 'win32') return findCommandError(program, workdir, env)
  const found = findWindowsCommand(program, workdir, env)
  return 'error' in found ? found.error : null
}
