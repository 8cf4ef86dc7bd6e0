import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LullError } from '../../../shared/model'
import type { Seen } from './guesses'

/** Looks at a dropped file or folder. Throws `invalidInput` when it is not there. Reads nothing but package.json. */
export async function look(path: string): Promise<Seen> {
  try {
    const real = await realpath(path)
    const found = await stat(real)
    if (!found.isDirectory()) return { type: 'file', path: real, executable: await isExecutable(real) }
    const names = await readdir(real)
    return { type: 'folder', path: real, names, scripts: await scriptsIn(real, names) }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LullError('invalidInput', `${path} cannot be looked at`, { hint: why, cause })
  }
}

async function isExecutable(path: string): Promise<boolean> {
  // Windows knows no such permission: what runs there is told by its name.
  if (process.platform === 'win32') return /\.(exe|bat|cmd|com)$/i.test(path)
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** The names of the scripts in package.json; none where that cannot be read, as its own program will say. */
async function scriptsIn(folder: string, names: readonly string[]): Promise<readonly string[]> {
  if (!names.includes('package.json')) return []
  try {
    const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      scripts?: object
    }
    return Object.keys(scripts ?? {})
  } catch {
    return []
  }
}
