import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Home } from '../../shared/home'
import { LullError } from '../../shared/model'
import { explainFileError } from './file-error'

/** Makes every folder of the home that is missing, for its person alone. Throws `storeUnusable` when one cannot be. */
export function makeFolders(home: Home): void {
  const folders = [home.settingsFile, home.databaseFile, home.logFile].map((file) => dirname(file))
  for (const folder of new Set([home.root, ...folders, home.runsFolder, home.runFolder])) makeFolder(folder)
  guardRunFolder(home.runFolder)
}

/**
 * Makes a folder and those above it, for its person alone. Throws `storeUnusable` when that cannot be. Level by level:
 * `mkdir` with `recursive` says ENOENT of a read-only disk, where a person must hear EROFS, and never returns for a
 * folder below /proc (Node 20).
 */
export function makeFolder(folder: string): void {
  try {
    if (isFolder(folder)) return
    if (dirname(folder) !== folder) makeFolder(dirname(folder))
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another engine that starts at the same moment may have been quicker.
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!exists || !isFolder(folder)) throw explainFileError(error, folder)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/**
 * The run folder holds the socket through which jobs are submitted, and may lie in a shared temporary folder, where
 * anybody could have made it first.
 */
function guardRunFolder(folder: string): void {
  const { getuid } = process
  if (getuid === undefined) return
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== getuid()) {
    throw new LullError('storeUnusable', `${folder} belongs to somebody else.`, {
      hint: 'Have it removed, or set LULL_HOME to a folder of your own.',
      path: folder,
    })
  }
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700)
}
