import { type Command, CommanderError } from 'commander'
import type { LullError } from '../shared/model/lull-error'
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
    if (args.length === 0) return showHelp(program)
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const failure = failureOf(error instanceof CommanderError ? usage(error, program, args, around) : error)
    await tell(failure, out, around)
    return failure.exitCode
  }
}

function showHelp(program: Command): number {
  program.outputHelp()
  return 0
}

/** Known before the line is understood, since that may be what fails; what follows `--` is the job’s own. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes('--json')
}

/** What commander found wrong with the line, with its suggestion and what there is instead. */
function usage(
  error: CommanderError,
  program: Command,
  [first = '']: readonly string[],
  { typed }: Surroundings,
): LullError {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const meant = suggestion?.replace(/^\(|\)$/g, '')
  const names = commandNames(program)
  const asked = names.includes(first) ? `${typed} ${first}` : typed
  const unknown = error.code === 'commander.unknownCommand'
  const exist = unknown ? `There are: ${names.join(', ')}.` : `\`${asked} --help\` shows what there is.`
  return usageError(upperFirst(message), [meant, exist].filter(Boolean).join(' '))
}

function commandNames(program: Command): readonly string[] {
  const visible = program.createHelp().visibleCommands(program)
  return visible.map((command) => command.name()).filter((name) => name !== 'help')
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
