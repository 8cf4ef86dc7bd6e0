import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { linuxProcesses, type ProcessFacts } from '../../../engine/executors/local/processes'

const table = linuxProcesses()

/** Everybody who was ever born in a tree, known by what they wrote themselves and not by what holds them. */
export interface Register {
  /** Those who live: a zombie never runs again. */
  living(): readonly ProcessFacts[]
  /** Everything that shows that somebody runs: how far each has counted, its processor time, and who was born. */
  activity(): Readonly<Record<string, number>>
}

export function openRegister(folder: string): Register {
  function living(): readonly ProcessFacts[] {
    return readdirSync(folder).flatMap((name) => {
      const [pid = '', startTime] = name.split('.')
      const facts = table.read(Number(pid))
      return facts?.startTime === startTime && facts?.activity !== 'ended' && facts !== null ? [facts] : []
    })
  }
  return {
    living,
    activity: () => {
      const counted = readdirSync(folder).map(
        (name) => [name, statSync(path.join(folder, name)).size] as const,
      )
      const seconds = living().map(({ pid, cpuSeconds }) => [`seconds of ${pid}`, cpuSeconds] as const)
      return Object.fromEntries([...counted, ...seconds])
    },
  }
}
