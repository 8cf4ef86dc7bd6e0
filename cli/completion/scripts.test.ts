import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { listenIn } from '../../test/fakes/surroundings'
import { buildProgram } from '../program'
import { completionScript, shells } from './scripts'
import { commandWords } from './words'

const tree = commandWords(buildProgram(listenIn('/nonexistent').around, () => undefined))

/** What bash offers after these words, with a `lull` that knows two jobs. */
function offered(...typed: readonly string[]): readonly string[] {
  const script = `
lull() { printf 'train\\n0199a2b3-c4d5\\n'; }
${completionScript('bash', tree)}
COMP_WORDS=(lull "$@"); COMP_CWORD=$#; _lull; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', script, 'bash', ...typed], { encoding: 'utf8' })
    .trim()
    .split('\n')
}

describe('completion', () => {
  it('knows every command that is not hidden, and its options', () => {
    const paths = tree.map(({ path }) => path.join(' '))
    expect(paths).toContain('config set')
    expect(paths).toContain('engine stop')
    expect(paths).not.toContain('__jobs')
    expect(tree.find(({ path }) => path[0] === 'run')?.options.flatMap(({ flags }) => flags)).toContain(
      '--memory',
    )
  })

  it('offers commands, their children, options and jobs in bash', () => {
    expect(offered('st')).toEqual(['status'])
    expect(offered('config', 's')).toEqual(['set'])
    expect(offered('run', '--mem')).toEqual(['--memory'])
    expect(offered('cancel', 'tr')).toEqual(['train'])
    expect(offered('logs', '-f', '01')).toEqual(['0199a2b3-c4d5'])
  })

  it('leaves what follows two dashes to bash', () => {
    expect(offered('run', '--', 'py')).toEqual([''])
  })

  it.each(shells)('names every command in %s', (shell) => {
    const script = completionScript(shell, tree)
    for (const { path } of tree) for (const word of path) expect(script).toContain(word)
  })
})
