import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/**
 * Whether these programs are on the PATH, for suites that cannot run without them:
 * `describe.runIf(needs('Xvfb', 'xdotool'))('…', …)`. Says on stderr which one a skipped suite lacks; throws instead
 * when `LULL_REQUIRE_ALL=1`, where nothing may be skipped.
 */
export function needs(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => !onPath(program))
  if (missing.length === 0) return true
  const reason = `cannot run here, not on the PATH: ${missing.join(', ')}`
  if (process.env.LULL_REQUIRE_ALL === '1') throw new Error(reason)
  process.stderr.write(`skipped: ${reason}\n`)
  return false
}

function onPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((folder) => isExecutable(path.join(folder, program)))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // that is the answer
  }
}
