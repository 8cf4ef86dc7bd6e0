import type { CommandWords } from './words'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The hidden command that prints the names and ids a job can be called by. */
export const jobWordsCommand = '__jobs'

/** A completion script for a shell, made from the command tree. */
export function completionScript(shell: Shell, tree: readonly CommandWords[]): string {
  switch (shell) {
    case 'bash':
      return bash(tree)
    case 'zsh':
      return zsh(tree)
    case 'fish':
      return fish(tree)
  }
}

/** The words that can follow a command: its children and its options. */
function following({ children, options }: CommandWords): string {
  return [...children, ...options.flatMap(({ flags }) => flags)].join(' ')
}

function cases(tree: readonly CommandWords[]): string {
  return tree
    .map((words) => {
      const jobs = words.takesJob ? `; jobs=1` : ''
      return `    '${words.path.join(' ')}') offers='${following(words)}'${jobs} ;;`
    })
    .join('\n')
}

/** Follows the typed words down the tree as far as they are commands: the part that bash and zsh share. */
function descend(tree: readonly CommandWords[], typedWords: string): string {
  const paths = tree.flatMap(({ path }) => (path.length > 0 ? [`'${path.join(' ')}'`] : []))
  return `  local at='' word offers='' jobs=''
  for word in ${typedWords}; do
    case "\${at:+$at }$word" in
    ${paths.join('|')}) at="\${at:+$at }$word" ;;
    --) return ;;
    esac
  done
  case "$at" in
${cases(tree)}
  esac
  [ -n "$jobs" ] && offers="$offers $(lull ${jobWordsCommand} 2>/dev/null)"`
}

function bash(tree: readonly CommandWords[]): string {
  return `# bash completion for lull: put it into ~/.local/share/bash-completion/completions/lull
_lull() {
${descend(tree, '"${COMP_WORDS[@]:1:COMP_CWORD-1}"')}
  COMPREPLY=($(compgen -W "$offers" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _lull lull
`
}

function zsh(tree: readonly CommandWords[]): string {
  return `#compdef lull
# zsh completion for lull: put it into a folder of $fpath as _lull
_lull() {
${descend(tree, '"${(@)words[2,CURRENT-1]}"')}
  compadd -- \${=offers}
  [ -z "$offers" ] && _files
}
compdef _lull lull
`
}

function fish(tree: readonly CommandWords[]): string {
  const top = tree[0]?.children ?? []
  const lines = tree.flatMap((words) => fishLines(words, tree, top))
  return ['# fish completion for lull: put it into ~/.config/fish/completions/lull.fish', ...lines, ''].join(
    '\n',
  )
}

function fishLines(
  words: CommandWords,
  tree: readonly CommandWords[],
  top: readonly string[],
): readonly string[] {
  const when = `-n '${fishCondition(words, top)}'`
  const children = words.children.map((name) => {
    const child = tree.find(({ path }) => path.join(' ') === [...words.path, name].join(' '))
    return `complete -c lull -f ${when} -a ${name} -d '${quoted(child?.description ?? '')}'`
  })
  const options = words.options.map(({ flags, description }) => {
    const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
    return `complete -c lull ${when} ${named.join(' ')} -d '${quoted(description)}'`
  })
  const jobs = words.takesJob
    ? [`complete -c lull -f ${when} -a '(lull ${jobWordsCommand} 2>/dev/null)'`]
    : []
  return [...children, ...options, ...jobs]
}

function fishCondition({ path, children }: CommandWords, top: readonly string[]): string {
  if (path.length === 0) return `not __fish_seen_subcommand_from ${top.join(' ')}`
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`)
  const unseen = children.length === 0 ? [] : [`not __fish_seen_subcommand_from ${children.join(' ')}`]
  return [...seen, ...unseen].join('; and ')
}

function quoted(text: string): string {
  return text.replaceAll("'", '’')
}
