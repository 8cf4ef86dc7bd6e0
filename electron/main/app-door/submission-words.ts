import type { AttemptError, JobFile } from '../../../shared/model'
import { joinWords, quoted } from '../../../shared/shell-words'

/** How many jobs one dialog shows; a dialog that is higher than the screen hides what is asked. */
export const jobsAQuestion = 6
/** A longer job would not fit into a dialog whole, and what is not seen cannot be confirmed. */
export const longestJob = 1_500

/** A job exactly as it would run: its command, folder and variables, with every invisible character made visible. */
export function jobInWords(job: JobFile, workdir: string): string {
  const variables = Object.entries(job.env).map(([name, value]) => `${name}=${quoted(value)}`)
  return [
    runs(job),
    `in ${visible(job.workdir ?? workdir)}`,
    ...(variables.length > 0 ? [`with ${visible(variables.join(' '))}`] : []),
    ...(job.when.cron ? [`again and again: ${visible(job.when.cron)}`] : []),
  ].join('\n')
}

/** What would fail a job at its start, told below its words. */
export function warningInWords({ message, hint }: AttemptError): string {
  return `As things stand it would fail: ${visible(`${message}. ${hint}`)}.`
}

function runs({ command, shell, kind, params }: JobFile): string {
  if (shell !== undefined) return visible(`sh -c ${quoted(shell)}`)
  if (kind !== undefined) return visible(`Lull’s own ${kind} ${JSON.stringify(params ?? {})}`)
  return visible(joinWords(command ?? []))
}

/** Line breaks, controls and characters that turn the direction of text could make a command look like another. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? '⏎' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
