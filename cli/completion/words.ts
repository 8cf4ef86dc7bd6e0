import type { Command } from 'commander'

/** A command as shells complete it. */
export interface CommandWords {
  /** The words that lead to it: `[]` for `lull` itself, `['config', 'set']`. */
  readonly path: readonly string[]
  readonly description: string
  readonly options: readonly { readonly flags: readonly string[]; readonly description: string }[]
  readonly children: readonly string[]
  /** Whether a job can be named next. */
  readonly takesJob: boolean
}

/** Every command of the tree but the hidden ones, from the top down. */
export function commandWords(command: Command, path: readonly string[] = []): readonly CommandWords[] {
  const help = command.createHelp()
  const children = help.visibleCommands(command).filter((child) => child.name() !== 'help')
  const words: CommandWords = {
    path,
    description: command.description(),
    options: help.visibleOptions(command).map(({ short, long, description }) => ({
      flags: [short, long].filter((flag) => flag !== undefined),
      description,
    })),
    children: children.map((child) => child.name()),
    takesJob: command.registeredArguments.some((argument) => argument.name() === 'job'),
  }
  return [words, ...children.flatMap((child) => commandWords(child, [...path, child.name()]))]
}
