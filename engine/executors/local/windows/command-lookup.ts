import { statSync } from 'node:fs'
import path from 'node:path'
import type { AttemptError } from '../../../../shared/model'

export type FoundCommand = { readonly program: string } | { readonly error: AttemptError }

const { win32 } = path

/** What Windows starts by itself. Batch files are read by cmd.exe, whose quoting is not safe to guess. */
const programs = ['.exe', '.com']
const batchFiles = ['.bat', '.cmd']

/** Looks the command up before anything is started: where it is named, or in the folders of the job's PATH. */
export function findWindowsCommand(
  command: string,
  workdir: string,
  env: Readonly<Record<string, string>>,
  isFile: (file: string) => boolean = isFileHere,
): FoundCommand {
  const named = /[\\/]/.test(command)
  const places = named ? [''] : (variable(env, 'PATH') ?? '').split(';').filter(Boolean)
  const candidates = places.map((place) => win32.resolve(workdir, place, command))
  const endings = ['', ...programs]
  const program = candidates
    .flatMap((file) => endings.map((ending) => file + ending))
    .find((file) => programs.includes(win32.extname(file).toLowerCase()) && isFile(file))
  if (program !== undefined) return { program }
  const batch = candidates
    .flatMap((file) => ['', ...batchFiles].map((ending) => file + ending))
    .find((file) => batchFiles.includes(win32.extname(file).toLowerCase()) && isFile(file))
  if (batch !== undefined) return { error: needsShell(batch) }
  const other = candidates.find(isFile)
  return {
    error:
      other === undefined
        ? notFound(command, named ? `in ${workdir}` : 'on the job’s PATH')
        : noProgram(other),
  }
}

function variable(env: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(env).find(([name]) => name.toUpperCase() === wanted)?.[1]
}

function notFound(command: string, where: string): AttemptError {
  return {
    code: 'commandNotFound',
    message: `The command ${command} was not found ${where}`,
    hint: 'Check its spelling, or give its full path',
  }
}

function needsShell(file: string): AttemptError {
  return {
    code: 'notExecutable',
    message: `${file} is a batch file, which Windows runs only through cmd.exe`,
    hint: `Submit it as a line of shell, or as cmd.exe /d /s /c ${win32.basename(file)}`,
  }
}

function noProgram(file: string): AttemptError {
  return {
    code: 'notExecutable',
    message: `${file} is no program of Windows`,
    hint: 'Name the program that runs it, such as python.exe, before it',
  }
}

function isFileHere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
