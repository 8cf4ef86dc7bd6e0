import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { windowApplications } from '../../../engine'
import { base } from './base'

/**
 * Names of the programs that run now, to pick from: where the desktop tells which is in front, those with windows, by
 * the names it tells; else the person's processes.
 */
export const applications = base.app.applications.handler(async () => {
  const withWindows = await windowApplications(process.env)
  return sortedOnce(withWindows.length > 0 ? withWindows : await processNames())
})

const processNames = () => (process.platform === 'linux' ? namesInProc('/proc') : namesElsewhere())

/** A kernel thread has no command line, and is no application; another user's process is none of this desktop. */
async function namesInProc(root: string): Promise<readonly string[]> {
  const pids = (await readdir(root)).filter((name) => /^\d+$/.test(name))
  return Promise.all(pids.map((pid) => nameOf(join(root, pid))))
}

async function nameOf(folder: string): Promise<string> {
  try {
    const [command, { uid }] = await Promise.all([readFile(join(folder, 'cmdline'), 'utf8'), stat(folder)])
    const isOurs = command !== '' && uid === process.getuid?.()
    return isOurs ? (await readFile(join(folder, 'comm'), 'utf8')).trim() : ''
  } catch {
    // It has ended since its folder was listed.
    return ''
  }
}

async function namesElsewhere(): Promise<readonly string[]> {
  const { processes } = await import('systeminformation')
  return (await processes()).list.map(({ name }) => name)
}

function sortedOnce(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '').toSorted((one, other) => one.localeCompare(other))
}
