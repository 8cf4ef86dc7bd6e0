import { app, dialog } from 'electron'
import { inWords } from './trouble'

/** Says why Lull could not start and what to do, on the terminal and in a window, and ends with exit code 1. */
export function tellStartFailed(error: unknown): void {
  process.stderr.write(`Lull could not start: ${inWords(error)}\n`)
  // Nobody would close the window of a machine that works by itself.
  if (!process.env['CI']) dialog.showErrorBox('Lull could not start', inWords(error))
  app.exit(1)
}
