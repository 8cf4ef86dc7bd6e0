import type { Command } from 'commander'
import { completionScript, type Shell } from '../completion/scripts'
import { commandWords } from '../completion/words'
import { isNoEngine } from '../errors'
import { exitCodes } from '../exit'
import type { Session } from '../session'
import { shortIds } from '../short-id'

/** `lull completion SHELL`: a script that completes commands, options and jobs. */
export async function completion({ out }: Session, shell: Shell, program: Command): Promise<number> {
  const script = completionScript(shell, commandWords(program))
  await out.show({ shell, script }, () => script)
  return exitCodes.done
}

/** What a job can be called by, a word a line; nothing without an engine. For the completion scripts. */
export async function jobWords({ engine, out }: Session): Promise<number> {
  try {
    const { jobs } = await (await engine()).jobs.list({ limit: 100 })
    const short = shortIds(jobs.map(({ id }) => id))
    const names = jobs.map(({ name }) => name).filter((name) => /^[\w.-]+$/.test(name))
    const words = [...new Set([...names, ...short.values()])]
    await out.show(words, () => words.join('\n'))
  } catch (error) {
    if (!isNoEngine(error)) throw error
  }
  return exitCodes.done
}
