import { realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { Job } from '../../shared/model'
import { home } from './home'

/** Where a job's newest attempt left its outputs. */
export function outputFolder({ id, attempts }: Pick<Job, 'id' | 'attempts'>): string {
  return join(home.runsFolder, id, String(attempts.at(-1)?.number ?? 1), 'outputs')
}

/** The real path of an output, links followed; nothing where it is not there or would lie outside its folder. */
export async function outputInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const root = await realpath(folder)
    const found = await realpath(resolve(root, path))
    return found === root || found.startsWith(root + sep) ? found : undefined
  } catch {
    // There is no such file, or it may not be looked at; to whoever asks it is not there.
    return undefined
  }
}
