import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LullError } from '../../shared/model/lull-error'
import type { Surroundings } from '../surroundings'

/**
 * Opens the settings file in the person's editor and looks it over afterwards. What they wrote stays as they wrote it;
 * while it is not in order, the settings from before hold. Throws `invalidInput` with what is wrong.
 */
export async function editSettings(around: Surroundings): Promise<void> {
  const file = around.home.settingsFile
  const { makeFolder } = await import('../../engine')
  makeFolder(path.dirname(file))
  if (!existsSync(file)) writeFileSync(file, '{}\n', { mode: 0o600 })
  await openEditor(around, file)
  const problem = await problemOf(readFileSync(file, 'utf8'), file)
  if (problem !== undefined) throw problem
}

/** What is wrong with the text of a settings file, or `undefined`. */
export async function problemOf(text: string, file: string): Promise<LullError | undefined> {
  const { inTodaysForm, invalidInput, Settings } = await import('../../shared/model')
  const hint =
    'Your text is kept as you wrote it; `lull config edit` opens it again. The settings from before hold.'
  try {
    const parsed = Settings.safeParse(inTodaysForm(JSON.parse(text)))
    if (parsed.success) return undefined
    const error = invalidInput(Settings, parsed.error, file)
    return new LullError('invalidInput', error.message, {
      hint: `${error.hint} ${hint}`,
      ...(error.path !== undefined && { path: error.path }),
    })
  } catch (error) {
    return new LullError('invalidInput', `${file} is not JSON: ${(error as Error).message}`, {
      hint,
      cause: error,
    })
  }
}

/** `$VISUAL`, else `$EDITOR`; it may hold arguments, so a shell reads it, as git and crontab do. */
function openEditor({ env }: Surroundings, file: string): Promise<void> {
  const windows = process.platform === 'win32'
  const editor = env['VISUAL'] || env['EDITOR'] || (windows ? 'notepad' : 'vi')
  const child = windows
    ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
    : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    const failed = (why: string) =>
      reject(
        new LullError('invalidInput', `The editor "${editor}" ${why}`, {
          hint: `Set EDITOR to an editor you have, or edit ${file} directly.`,
        }),
      )
    child.once('error', (error) => failed(`cannot be started: ${error.message}`))
    child.once('exit', (code) =>
      code === 0 ? resolve() : failed('ended with an error; nothing was looked over'),
    )
  })
}
