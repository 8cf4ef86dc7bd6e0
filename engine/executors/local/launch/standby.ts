import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { removeGroup } from '../containers'
import { outputsFolder } from '../folder'
import type { Workplace } from '../workplace'
import { type Launch, launch } from './launch'

/** What jobs must have in common for one launcher to suit them all. */
export interface Surroundings {
  readonly launcherFile: string
  /** The folder in which it gets one of its own. */
  readonly beside: string
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}

/** A launcher that waits in a folder and a container of its own, and belongs to no job yet. */
export interface Standby extends Launch {
  /** Becomes an attempt's by getting its name. */
  readonly folder: string
  readonly cgroup: string
  /** Sends it away. Resolves when nothing is left of it. */
  readonly dismiss: () => Promise<void>
}

/** Brings a launcher to where it waits for a job. Throws LaunchFailure, and then leaves nothing behind. */
export async function standBy(workplace: Workplace, surroundings: Surroundings): Promise<Standby> {
  const { beside, ...rest } = surroundings
  const name = workplace.newName()
  const folder = path.join(beside, name)
  const cgroup = workplace.newGroup(name)
  const clearFolder = () => rmSync(folder, { recursive: true, force: true })
  const clearGroup = () => {
    if (cgroup !== '') removeGroup(cgroup)
  }
  try {
    mkdirSync(outputsFolder(folder), { recursive: true, mode: 0o700 })
    const launched = await launch(workplace.table, { ...rest, tools: workplace.tools, folder, cgroup })
    const dismiss = async () => {
      const gone = launched.dismiss()
      clearFolder()
      await gone
      clearGroup()
    }
    return { ...launched, folder, cgroup, dismiss }
  } catch (error) {
    clearFolder()
    clearGroup()
    throw error
  }
}
