import { spawnSync } from 'node:child_process'

/**
 * Whether a suite can run here: `describe.runIf(needs('Xvfb', 'xdotool'))('…', …)`. Each need is a program on the PATH,
 * or `PYTHON MODULE` for a module of that Python. Says on stderr what a skipped suite lacks; throws instead when
 * `LULL_REQUIRE_ALL=1`, where nothing may be skipped.
 */
export function needs(...wanted: readonly string[]): boolean {
  const missing = wanted.filter((need) => !isThere(need))
  return canRun(missing.length === 0 ? undefined : `missing: ${missing.join(', ')}`)
}

/** The same of a suite with a need of another kind: `whyNot` is what it lacks, or `undefined` when it lacks nothing. */
export function canRun(whyNot: string | undefined): boolean {
  if (whyNot === undefined) return true
  const reason = `cannot run here, ${whyNot}`
  if (process.env['LULL_REQUIRE_ALL'] === '1') throw new Error(reason)
  process.stderr.write(`skipped: ${reason}\n`)
  return false
}

function isThere(need: string): boolean {
  const [program = '', module] = need.split(' ')
  const [command, args] = module === undefined ? ['which', [program]] : [program, ['-c', `import ${module}`]]
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
