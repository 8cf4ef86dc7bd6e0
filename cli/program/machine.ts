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
}
