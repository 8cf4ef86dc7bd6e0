import { linkSync } from 'node:fs'
import path from 'node:path'
import type { Launch, Launcher } from './launch'
import type { Place } from './place'

/** Somebody who waits in a folder and a container of its own, and belongs to no job yet. */
export interface Standby extends Launch, Omit<Place, 'clear'> {
  readonly launcher: Launcher
  /** Sends it away. Resolves when nothing is left of it. */
  readonly dismiss: () => Promise<void>
}

/**
 * Has the launcher bring somebody to where they wait for a job. `before` is the folder of the attempt that the launcher held
 * last. Throws LaunchFailure; nothing is left then, not even the launcher.
 */
export async function standBy(
  launcher: Launcher,
  findPlace: () => Place,
  before: string | null = null,
): Promise<Standby> {
  let place: Place | null = null
  const dismiss = async () => {
    await launcher.dismiss()
    place?.clear()
  }
  try {
    place = findPlace()
    const { folder, cgroup } = place
    if (before !== null) linkSync(path.join(before, 'lease'), path.join(folder, 'lease'))
    return { ...(await launcher.standBy(folder, cgroup)), launcher, folder, cgroup, dismiss }
  } catch (error) {
    await dismiss()
    throw error
  }
}
