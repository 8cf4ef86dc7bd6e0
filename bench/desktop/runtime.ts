import { cpSync } from 'node:fs'
import path from 'node:path'
import type { Lab } from '../lab'

/** The folder of the Electron runtime that `npm run bench` found. */
export function electronRuntime(): string {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!runtime) throw new Error('no Electron runtime was given: use `npm run bench`')
  return runtime
}

/**
 * A copy of a program that nobody else on the machine runs. Processes of one file share its pages, and each counts only
 * its part: beside this very bench an engine would seem to need less of Node than it does.
 */
export function ownCopy(lab: Lab, fileOrFolder: string): string {
  const copy = path.join(lab.folder(), path.basename(fileOrFolder))
  cpSync(fileOrFolder, copy, { recursive: true })
  return copy
}
