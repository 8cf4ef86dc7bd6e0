import { statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { firstBytes } from './first-bytes'

/** Where the job tells how far it is: `LULL_PROGRESS_FILE`. */
export const progressFile = (folder: string): string => path.join(folder, 'progress')

export interface Progress {
  readonly percent?: number
  readonly message?: string
}

const percent = z.number().min(0).max(100)
const Written = z.union([
  percent.transform((value) => ({ percent: value })),
  z.object({ percent: percent.optional(), message: z.string().optional() }),
])

/** A job that writes more than this into its progress file did not mean progress. */
const maxLength = 4096

/**
 * What a job last wrote to `LULL_PROGRESS_FILE`: `42` or `{"percent":42,"message":"epoch 4"}`; `null` if nothing readable.
 * Never throws: the file is the job's to spoil, and nothing may depend on it.
 */
export function readProgress(folder: string): Progress | null {
  try {
    const file = progressFile(folder)
    // anything else, a FIFO perhaps, could hold us up
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null
    return parseProgress(
      Buffer.from(firstBytes(file, maxLength + 1), 'latin1')
        .toString()
        .trim(),
    )
  } catch {
    return null // whatever was made of it, it tells no progress
  }
}

/** Parses one progress text. Half a text, caught while the job writes it, is no progress. */
export function parseProgress(text: string): Progress | null {
  if (text === '' || text.length > maxLength) return null
  try {
    const { data } = Written.safeParse(JSON.parse(text))
    if (!data) return null
    const { percent: value, message } = { message: undefined, ...data }
    return { ...(value !== undefined && { percent: value }), ...(message !== undefined && { message }) }
  } catch {
    return null // not JSON (yet)
  }
}
