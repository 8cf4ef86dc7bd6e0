import { closeSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { removeGroup } from '../containers'
import { outputsFolder } from '../folder'
import type { Workplace } from '../workplace'
import type { Launch, Launcher } from './launch'

/** Somebody who waits in a folder and a container of its own, and belongs to no job yet. */
export interface Standby extends Launch {
  readonly launcher: Launcher
  /** Becomes an attempt's by getting its name. */
  readonly folder: string
  readonly cgroup: string
  /** Sends it away. Resolves when nothing is left of it. */
  readonly dismiss: () => Promise<void>
}

/**
 * Has the launcher bring somebody to where they wait for a job. `before` is the folder of the attempt that the launcher held
 * last. Throws LaunchFailure; nothing is left then, not even the launcher.
 */
export async function standBy(
  workplace: Workplace,
  launcher: Launcher,
  beside: string,
  before: string | null = null,
): Promise<Standby> {
  let place: Place | null = null
  const dismiss = async () => {
    await launcher.dismiss()
    place?.clear()
  }
  try {
    place = makePlace(workplace, beside)
    const { folder, cgroup } = place
    if (before !== null) linkSync(path.join(before, 'lease'), path.join(folder, 'lease'))
    return { ...(await launcher.standBy(folder, cgroup)), launcher, folder, cgroup, dismiss }
  } catch (error) {
    await dismiss()
    throw error
  }
}

interface Place {
  readonly folder: string
  readonly cgroup: string
  readonly clear: () => void
}

function makePlace(workplace: Workplace, beside: string): Place {
  const name = workplace.newName()
  const folder = path.join(beside, name)
  const cgroup = workplace.newGroup(name)
  const clear = () => {
    rmSync(folder, { recursive: true, force: true })
    if (cgroup !== '') removeGroup(cgroup)
  }
  try {
    mkdirSync(outputsFolder(folder), { recursive: true, mode: 0o700 })
    // Made by us, as the launcher makes files as its jobs would: these are for their person alone.
    for (const log of ['stdout', 'stderr']) closeSync(openSync(path.join(folder, log), 'a', 0o600))
    return { folder, cgroup, clear }
  } catch (error) {
    clear()
    throw error
  }
}
