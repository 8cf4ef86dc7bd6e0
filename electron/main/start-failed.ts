import { app, dialog } from 'electron'
import { LullError } from '../../shared/model'

/** Says why Lull could not start and what to do, on the terminal and in a window, and ends with exit code 1. */
export function tellStartFailed(error: unknown): void {
  const told = error instanceof LullError ? `${error.message}\n${error.hint}` : String(error)
  process.stderr.write(`Lull could not start: ${told}\n`)
  if (!process.env['CI']) dialog.showErrorBox('Lull could not start', told)
  app.exit(1)
}
