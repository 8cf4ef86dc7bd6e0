import { type Command, Option } from 'commander'
import { countOption, secondsOption } from '../options'
import type { Act } from './act'

/** The commands about the machine. */
export function addMachine(program: Command, act: Act): void {
  program.commandsGroup('The machine:')
  program
    .command('status')
    .description('how ready the machine is, what holds it back, what runs')
    .option('-w, --watch', 'go on showing it')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/status')).status(session, options)),
    )
  program
    .command('pause')
    .description('run nothing for a while')
    .addOption(
      new Option('--for <time>', 'like 30m or 1h (default: until you resume)').argParser(secondsOption),
    )
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/pause')).pause(session, options)),
    )
  program
    .command('resume')
    .description('end a pause')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/pause')).resume(session)),
    )
  program
    .command('history')
    .description('the machine’s past, newest first')
    .addOption(new Option('--limit <number>', 'at most this many').argParser(countOption).default(50))
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/history')).history(session, options)),
    )
  program
    .command('doctor')
    .description('check this machine, each problem with its remedy')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/doctor')).doctor(session)),
    )
  addSimulate(program, act)
}

function addSimulate(program: Command, act: Act): void {
  const repeated = (given: string, before: readonly string[] = []) => [...before, given]
  program
    .command('simulate')
    .description('replay a machine’s past through the rules: what would have run?')
    .requiredOption(
      '--trace <file>',
      'a JSON object a line, or what `history --json` printed; - is standard input',
    )
    .option('--jobs <file>', 'the jobs that wait (default: an endless queue of one-CPU jobs, an hour each)')
    .addOption(new Option('--set <key=value>', 'with this setting changed (repeatable)').argParser(repeated))
    .addOption(new Option('--every <time>', 'decide this often (default: 1s)').argParser(secondsOption))
    .addOption(new Option('--cpus <number>', 'processors (default: as this machine)').argParser(countOption))
    .addHelpText('after', simulateNotes)
    .action(async (options) =>
      act(options, async (session) =>
        (await import('../commands/simulate')).simulateCommand(session, options),
      ),
    )
}

const simulateNotes = `
A line of a trace holds what changed, as \`status --json\` shows it under "sample", at "atSeconds" from the start, until
a later line; the last line ends the trace. "idleSeconds": 0 means that input goes on until a line says otherwise, any
other value counts on by itself. "startsAt" on the first line gives the wall-clock time (default: now).

A job in the file of --jobs is a job file with two more fields: "seconds", the running that its work takes (default:
1h), and "atSeconds", when it is submitted (default: 0).`
