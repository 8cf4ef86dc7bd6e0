import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endAllThatName, endTree } from './end-processes'
import type { Lab } from './lab'

/** A lab that must be left. */
export interface OpenLab extends Lab {
  /** Undoes everything, the latest first; one failure does not keep the others from their turn. */
  leave(): Promise<void>
}

export function openLab(given: Pick<Lab, 'quick' | 'runs' | 'say'>): OpenLab {
  const leaves: (() => unknown)[] = []
  return {
    ...given,
    folder() {
      const folder = mkdtempSync(path.join(tmpdir(), 'lull-bench-'))
      leaves.push(async () => {
        await endAllThatName(folder)
        rmSync(folder, { recursive: true, force: true })
      })
      return folder
    },
    start(command, args, { home, env, canTalk = false }) {
      const words = openSync(path.join(home, 'words.log'), 'a')
      const options = { env: { ...process.env, ...env, LULL_HOME: home }, cwd: home }
      const pipes = canTalk ? (['pipe', 'pipe'] as const) : []
      const child = spawn(command, args, { ...options, stdio: ['ignore', words, words, ...pipes] })
      closeSync(words)
      leaves.push(() => endTree(child))
      child.on('error', (error) => given.say(`${command} did not start: ${error.message}`))
      return child
    },
    atEnd: (leave) => leaves.push(leave),
    async leave() {
      const failures: unknown[] = []
      for (const leave of leaves.splice(0).toReversed()) {
        try {
          await leave()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0)
        throw new AggregateError(failures, `could not clear away: ${failures.join('; ')}`)
    },
  }
}
