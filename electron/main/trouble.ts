import { LullError } from '../../shared/model'

/** Says on the terminal what went wrong behind a wish that nobody waits for; with a window open the page says it too. */
export function tellTrouble(error: unknown): void {
  process.stderr.write(`Lull: ${inWords(error)}\n`)
}

/** An error in words, with what to do where that is known. */
export function inWords(error: unknown): string {
  if (error instanceof LullError) return `${error.message}\n${error.hint}`
  return error instanceof Error ? error.message : String(error)
}
