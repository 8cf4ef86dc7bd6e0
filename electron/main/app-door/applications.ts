import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { base } from './base'

/** Names of the programs that run now, to pick from. */
export const applications = base.app.applications.handler(async () => {
  const names = process.platform === 'linux' ? await namesInProc('/proc') : await namesElsewhere()
  return sortedOnce(names)
})

/** A kernel thread has no command line, and is no application. */
async function namesInProc(root: string): Promise<readonly string[]> {
  const pids = (await readdir(root)).filter((name) => /^\d+$/.test(name))
  return Promise.all(pids.map((pid) => nameOf(join(root, pid))))
}

async function nameOf(folder: string): Promise<string> {
  try {
    const command = await readFile(join(folder, 'cmdline'), 'utf8')
    return command === '' ? '' : (await readFile(join(folder, 'comm'), 'utf8')).trim()
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
