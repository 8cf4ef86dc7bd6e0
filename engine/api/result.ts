import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isOutcome, LullError } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { RunFolders } from '../intake'

/**
 * What an ended job brought: the `result.json` it left in its output folder if there is one, else its outcome and output
 * files. Throws `wrongState` while it has no outcome.
 */
export async function jobResult(job: JobRecord, folders: RunFolders): Promise<unknown> {
  if (!isOutcome(job.state)) {
    throw new LullError('wrongState', `${job.name} is ${job.state} and has no result yet`, {
      hint: `\`lull logs -f ${job.id}\` follows it to its end.`,
    })
  }
  const folder = outputsOf(job, folders)
  const own = folder && (await readIfThere(join(folder, 'result.json')))
  const parsed = own === undefined ? undefined : parseOwnResult(own)
  if (parsed !== undefined) return parsed
  const { state, exitCode = null, error = null, outputFiles } = job
  return { state, exitCode, error, outputsFolder: folder ?? null, outputFiles }
}

/** A sentence has less; what is longer is a file to be read elsewhere. */
const longestSummary = 2000

/** The sentence in a job's `summary.txt`, cut where it is no sentence any more; `null` when it left none. */
export async function jobSummary(job: JobRecord, folders: RunFolders): Promise<string | null> {
  const folder = outputsOf(job, folders)
  const text = folder && (await readIfThere(join(folder, 'summary.txt')))
  return text?.trim().slice(0, longestSummary) || null
}

function outputsOf({ id, attempts }: JobRecord, folders: RunFolders): string | undefined {
  const attempt = attempts.at(-1)
  return attempt && join(folders.ofAttempt({ job: id, number: attempt.number }), 'outputs')
}

/** A job may write anything under that name; what is no JSON is just one more output file. */
function parseOwnResult(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Most jobs leave no result of their own; one that is there and cannot be read is told, not passed over. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new LullError('storeUnusable', `The result ${file} cannot be read`, {
      hint: 'Make it readable for you, then ask again.',
      path: file,
      cause: error,
    })
  }
}
