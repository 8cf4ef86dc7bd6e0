import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import script from './launcher.sh?raw'

/**
 * Puts the launcher where shells can read it, and says where. Its name carries its digest: a shell may read a running
 * script bit by bit, so that a file in use is never changed, not even by another version of Lull.
 */
export function launcherFile(runFolder: string): string {
  const digest = createHash('sha256').update(script).digest('hex').slice(0, 12)
  const file = path.join(runFolder, `launcher-${digest}.sh`)
  if (existsSync(file)) return file
  mkdirSync(runFolder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.${process.pid}`, script, { mode: 0o700 })
  renameSync(`${file}.${process.pid}`, file)
  return file
}
