import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { LullError } from '../../../shared/model'

/** What the launcher calls besides the shell, found once and not along any job's PATH. */
export interface LauncherTools {
  /** Path of setsid(1), or of perl, which macOS has instead. */
  readonly setsid: string
  /** A PATH with mkfifo, grep and ps in it. */
  readonly searchPath: string
}

const systemPath = ['/usr/bin', '/bin', '/usr/sbin', '/sbin']

/** Throws LullError `refused` where neither setsid nor perl is there. */
export function findLauncherTools(ownPath = process.env['PATH'] ?? ''): LauncherTools {
  const folders = [
    ...systemPath,
    ...ownPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
  ]
  const find = (name: string) => folders.map((folder) => path.join(folder, name)).find(isExecutable)
  const setsid = find('setsid') ?? find('perl')
  if (setsid === undefined) {
    throw new LullError('refused', 'Lull cannot run jobs here: neither setsid nor perl was found', {
      hint: 'Install util-linux, which brings setsid',
    })
  }
  return { setsid, searchPath: folders.join(':') }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // whatever the reason, it could not be called
  }
}
