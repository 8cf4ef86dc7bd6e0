import { accessSync, constants, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'
import { firstBytes } from '../folder'

/** Where people look when their environment has no PATH (POSIX `confstr(_CS_PATH)`, and glibc's execvp). */
const defaultPath = '/bin:/usr/bin'

/**
 * Looks whether the command can be executed, as execvp would, before anything is started. `null` is well; otherwise the
 * error says what is wrong and what to do.
 */
export function findCommandError(
  command: string,
  workdir: string,
  env: Readonly<Record<string, string>>,
): AttemptError | null {
  if (!isFolder(workdir)) return missingWorkdir(workdir)
  const places = command.includes('/') ? [''] : (env['PATH'] ?? defaultPath).split(':')
  const candidates = places.map((place) => path.resolve(workdir, place, command))
  const executable = candidates.find((file) => isFile(file) && mayExecute(file))
  if (executable !== undefined) return interpreterError(executable)
  const file = candidates.find(isFile) ?? candidates.find(isFolder)
  return file !== undefined && command.includes('/') ? notExecutable(file) : notFound(command, workdir)
}

function missingWorkdir(workdir: string): AttemptError {
  return {
    code: 'launchFailed',
    message: `The working directory ${workdir} is not there`,
    hint: 'Make it, or run the job again in another folder',
  }
}

function notFound(command: string, workdir: string): AttemptError {
  const where = command.includes('/') ? `in ${workdir}` : 'on the job’s PATH'
  return {
    code: 'commandNotFound',
    message: `The command ${command} was not found ${where}`,
    hint: 'Check its spelling, or give its full path',
  }
}

function notExecutable(file: string): AttemptError {
  return isFolder(file)
    ? { code: 'notExecutable', message: `${file} is a folder`, hint: 'Name the program inside it' }
    : {
        code: 'notExecutable',
        message: `${file} may not be executed`,
        hint: `Allow it with chmod +x ${file}, or run it through its interpreter`,
      }
}

/** A script whose interpreter is missing fails in exec with a misleading "not found": said here in words. */
function interpreterError(file: string): AttemptError | null {
  const interpreter = /^#! *(\/\S+)/.exec(firstBytes(file, 256))?.[1]
  if (interpreter === undefined || isFile(interpreter)) return null
  return {
    code: 'notExecutable',
    message: `${file} asks for the interpreter ${interpreter}, which is not there`,
    hint: 'Install it, or change the script’s first line',
  }
}

function isFile(file: string): boolean {
  return look(file)?.isFile() ?? false
}

function isFolder(file: string): boolean {
  return look(file)?.isDirectory() ?? false
}

/** A place on the PATH may be closed to this user, no folder, or not there: execvp passes over all three. */
function look(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) // most are not there, and an error takes longer than the look
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (['ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(code ?? '')) return undefined
    throw error
  }
}

function mayExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // whatever the reason, exec would fail on it too
  }
}
