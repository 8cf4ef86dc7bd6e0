import type { Command } from 'commander'
import { nearest } from '../../shared/nearest'
import { usageError } from '../errors'
import type { CommonOptions } from '../session'
import type { Act } from './act'

/** The settings. */
export function addConfig(program: Command, act: Act): void {
  program.commandsGroup('Lull itself:')
  const config = program.command('config').description('settings')
  const work = () => import('../commands/config')
  config
    .command('get')
    .description('one setting, a group such as idle, or all')
    .argument('[key]')
    .action(async (key: string | undefined, options: CommonOptions) =>
      act(options, async (session) => (await work()).configGet(session, key)),
    )
  config
    .command('set')
    .description('change a setting; it applies at once')
    .argument('<key>')
    .argument('<value>')
    .action(async (key: string, value: string, options: CommonOptions) =>
      act(options, async (session) => (await work()).configSet(session, key, value)),
    )
  config
    .command('list')
    .description('every setting with its value, default and meaning')
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await work()).configList(session)),
    )
  config
    .command('edit')
    .description('open the settings file in your editor')
    .action(async (options: CommonOptions) =>
      act(options, async (session) => (await work()).configEdit(session)),
    )
  config
    .command('reset')
    .description('back to the default: one setting, a group, or all')
    .argument('[key]')
    .action(async (key: string | undefined, options: CommonOptions) =>
      act(options, async (session) => (await work()).configReset(session, key)),
    )
  refuseUnknown(config)
}

/** A command that only groups others says which there are. */
function refuseUnknown(group: Command): void {
  const known = group.commands.map((command) => command.name())
  group.argument('[what]').action((what: string | undefined) => {
    const meant = what === undefined ? undefined : nearest(what, known)
    throw usageError(
      what === undefined ? `Say what to do: ${group.name()} …` : `There is no "${group.name()} ${what}"`,
      `${meant === undefined ? '' : `Did you mean ${meant}? `}There are: ${known.join(', ')}.`,
    )
  })
}
