import path from 'node:path'
import { z } from 'zod'
import type { AttemptKey } from '../../executor'
import { fillNewFile, readText } from './text'

const Identity = z.object({ pid: z.number().int(), startTime: z.string() }).readonly()

/** What the next engine must know to find this attempt's processes again. On disk before the job's first instruction. */
const Intent = z
  .object({
    mark: z.string(),
    bootId: z.string(),
    cgroup: z.string(),
    notes: z.array(z.string()).readonly(),
    checkpoint: z.object({ signal: z.string(), everySeconds: z.number() }).readonly().nullable(),
    processes: z.object({ launcher: Identity, watcher: Identity, job: Identity }).readonly(),
  })
  .readonly()
export type Intent = z.infer<typeof Intent>
export type AttemptProcesses = Intent['processes']

/** The mark that all members of an attempt carry as `LULL_ATTEMPT`: `JOB/NUMBER/EPOCH`. */
export function markOf(key: AttemptKey): string {
  return `${key.job}/${key.number}/${key.epoch}`
}

/** Into a folder that is not the attempt's yet: it becomes so whole or not at all. */
export function writeIntent(folder: string, intent: Intent): void {
  fillNewFile(path.join(folder, 'attempt.json'), JSON.stringify(intent))
}

/** `null` when no attempt was ever begun in this folder, or what is there cannot be understood. */
export function readIntent(folder: string): Intent | null {
  const text = readText(path.join(folder, 'attempt.json'))
  return text === null ? null : (Intent.safeParse(parseJson(text)).data ?? null)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the schema then refuses it
  }
}
