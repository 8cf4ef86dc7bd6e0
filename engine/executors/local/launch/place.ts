import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { removeGroup } from '../containers'
import { outputsFolder } from '../folder'
import type { Workplace } from '../workplace'

/** A folder and a container for somebody who waits for a job. */
export interface Place {
  /** Becomes an attempt's by getting its name. */
  readonly folder: string
  readonly cgroup: string
  readonly clear: () => void
}

const madeAhead = ['stdout', 'stderr', 'order', 'attempt.json'] as const

/** Throws when a folder, a file or a group cannot be made; nothing is left then. */
export function makePlace(
  workplace: Pick<Workplace, 'newName' | 'groupOf' | 'makeGroup'>,
  beside: string,
): Place {
  const name = workplace.newName()
  const folder = path.join(beside, name)
  const cgroup = workplace.groupOf(name)
  const clear = () => {
    rmSync(folder, { recursive: true, force: true })
    if (cgroup !== '') removeGroup(cgroup)
  }
  try {
    workplace.makeGroup(name)
    mkdirSync(outputsFolder(folder), { recursive: true, mode: 0o700 })
    // Made by us, as the launcher makes files as its jobs would: these are for their person alone. And made now: to make a
    // file takes several times as long as to fill it.
    for (const file of madeAhead) closeSync(openSync(path.join(folder, file), 'a', 0o600))
    return { folder, cgroup, clear }
  } catch (error) {
    clear()
    throw error
  }
}
