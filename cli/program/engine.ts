import { Argument, type Command } from 'commander'
import { shells } from '../completion/scripts'
import type { CommonOptions } from '../session'
import type { Act } from './act'

/** The engine without a window. */
export function addEngine(program: Command, act: Act): void {
  const engine = program
    .command('engine')
    .description('run the engine here, without a window')
    .option('--foreground', 'show what it is doing')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/engine')).engineCommand(session, options)),
    )
  engine
    .command('stop')
    .description('stop the engine; running jobs stay frozen for the next one')
    .option('--cancel-jobs', 'end its jobs instead')
    .action(async (options) =>
      act(options, async (session) => (await import('../commands/engine')).engineStop(session, options)),
    )
}

/** Completion, and the hidden command that its scripts ask. */
export function addCompletion(program: Command, act: Act): void {
  program
    .command('completion')
    .description('a script that lets your shell complete commands, options and jobs')
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell: (typeof shells)[number], options: CommonOptions) =>
      act(options, async (session) =>
        (await import('../commands/completion')).completion(session, shell, program),
      ),
    )
  program
    .command('__jobs', { hidden: true })
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await import('../commands/completion')).jobWords(session)),
    )
}
