import { Command } from 'commander'
import { openSession } from '../session'
import type { Surroundings } from '../surroundings'
import type { Act } from './act'
import { addConfig } from './config'
import { addCompletion, addEngine } from './engine'
import { withExamples } from './examples'
import { addJobs, addSubmission } from './jobs'
import { addMachine } from './machine'

/**
 * The whole command line at a glance. Each command's work lies in a module of its own that is loaded when it is called,
 * so that `lull ls` does not wait for what `lull run` needs. `ended` is told the exit code.
 */
export function buildProgram(around: Surroundings, ended: (exitCode: number) => void): Command {
  const act: Act = async (options, work) => ended(await work(openSession(around, options.json ?? false)))
  const program = new Command('lull')
    .description('Runs your heavy jobs while your computer is idle, and freezes them the moment you return.')
    .version(around.version, '-V, --version')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void around.stdout.write(text),
      writeErr: () => undefined, // errors are told by us, once, with what to do next
    })
    .addHelpText(
      'after',
      `\nExample:\n  ${around.typed} run --now -- python3 train.py\n\nJOB is an id, the beginning of one, or a name.`,
    )
  addSubmission(program, act)
  addJobs(program, act)
  addMachine(program, act)
  addConfig(program, act)
  addEngine(program, act)
  addCompletion(program, act)
  return withExamples(withJson(program), around.typed)
}

function withJson(command: Command): Command {
  if (command.parent !== null) command.option('--json', 'one JSON document on stdout, nothing else there')
  for (const child of command.commands) withJson(child)
  return command
}
