import { CommanderError } from 'commander'
import { failureOf, type Failure, usageError } from './errors'
import { outputOf, type Output } from './output'
import { paintWith, wantsColour } from './paint'
import { buildProgram } from './program'
import type { Surroundings } from './surroundings'

/** Runs one command line (without `node` and the script) and returns its exit code. Never throws. */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<number> {
  const out = outputOf(around, wantsJson(args))
  let exitCode = 0
  const program = buildProgram(around, (code) => (exitCode = code))
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const failure = failureOf(error instanceof CommanderError ? usage(error, around) : error)
    await tell(failure, out, around)
    return failure.exitCode
  }
}

/** Known before the line is understood, since that may be what fails; what follows `--` is the job’s own. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes('--json')
}

function usage(error: CommanderError, { typed }: Surroundings) {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const meant = suggestion?.replace(/^\(|\)$/g, '')
  return usageError(
    upperFirst(message),
    [meant, `\`${typed} --help\` shows what there is.`].filter(Boolean).join(' '),
  )
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

async function tell({ data }: Failure, out: Output, around: Surroundings): Promise<void> {
  if (out.json) return out.stream({ error: data }, () => '')
  const paint = paintWith(wantsColour(around.stderr, around.env))
  around.stderr.write(
    `${paint.red('lull:')} ${data.message}\n${data.hint === '' ? '' : `      ${data.hint}\n`}`,
  )
}
