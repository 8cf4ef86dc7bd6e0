import { readdirSync } from 'node:fs'
import { cp, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { glob } from 'tinyglobby'
import type { OutputFile } from '../../../../core/jobs/event'

/** Where the job itself puts what it made: `LULL_OUTPUTS`. */
export const outputsFolder = (folder: string): string => path.join(folder, 'outputs')

export interface CollectedOutputs {
  /** Everything in the attempt's `outputs/`, paths relative to it, in order. */
  readonly files: readonly OutputFile[]
  /** Patterns that matched nothing. */
  readonly missing: readonly string[]
}

/**
 * Copies what the job's `outputs` patterns name into the attempt's `outputs/`, beside what the job wrote there itself.
 * Patterns are globs relative to the working directory; files keep their path below it. A pattern may point elsewhere
 * (`../x`, `/data/x`): such a file keeps its name alone. A folder stands for all that is in it.
 */
export async function collectOutputs(
  folder: string,
  workdir: string,
  patterns: readonly string[],
): Promise<CollectedOutputs> {
  const target = outputsFolder(folder)
  await mkdir(target, { recursive: true })
  const missing: string[] = []
  for (const pattern of patterns) {
    const found = await filesOf(pattern, workdir)
    if (found.length === 0) missing.push(pattern)
    for (const file of found) await copyInto(target, workdir, file)
  }
  return { files: await listFiles(target), missing }
}

/**
 * Whether there is nothing to collect of a job with these patterns. Looked at here: each trip through Node's threads for
 * files takes several times as long, and many jobs are short.
 */
export function madeNothing(folder: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 && isEmpty(outputsFolder(folder))
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false // whatever is wrong with it, collecting meets it, and tells
  }
}

async function filesOf(pattern: string, workdir: string): Promise<readonly string[]> {
  const named = path.resolve(workdir, pattern)
  const found = await stat(named).catch(() => null) // most patterns are no file's name: then they are globs
  if (found?.isFile()) return [named]
  const globs = found?.isDirectory() ? ['**/*'] : [pattern]
  return glob(globs, {
    cwd: found?.isDirectory() ? named : workdir,
    absolute: true,
    dot: true,
    expandDirectories: true,
  })
}

async function copyInto(target: string, workdir: string, file: string): Promise<void> {
  const relative = path.relative(workdir, file)
  const inside = !relative.startsWith('..') && !path.isAbsolute(relative)
  const to = path.join(target, inside ? relative : path.basename(file))
  if (to === file || file.startsWith(target + path.sep)) return // it is where it belongs
  await mkdir(path.dirname(to), { recursive: true })
  await cp(file, to, { dereference: true, preserveTimestamps: true })
}

async function listFiles(target: string): Promise<readonly OutputFile[]> {
  const paths = await glob(['**/*'], { cwd: target, dot: true })
  return Promise.all(
    paths
      .toSorted()
      .map(async (each) => ({ path: each, sizeBytes: (await stat(path.join(target, each))).size })),
  )
}
