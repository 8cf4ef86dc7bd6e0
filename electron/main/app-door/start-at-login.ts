import { app } from 'electron'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whether Lull starts with the desktop: an XDG autostart entry on Linux, the system's own list elsewhere. */
export function startsAtLogin(): boolean {
  return process.platform === 'linux' ? existsSync(entryFile()) : app.getLoginItemSettings().openAtLogin
}

export async function setStartAtLogin(wanted: boolean): Promise<void> {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wanted })
  if (!wanted) return rm(entryFile(), { force: true })
  await mkdir(dirname(entryFile()), { recursive: true })
  await writeFile(entryFile(), autostartEntry(startCommand()))
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
function entryFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
  return join(config, 'autostart', 'lull.desktop')
}

/** An AppImage's own path is a mount that is gone after the next start. */
function startCommand(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}

/** The entry's text, its command quoted by the Desktop Entry specification's rules. */
export function autostartEntry(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Lull',
    'Comment=Runs your heavy jobs while your computer is idle',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ]
  return `${lines.join('\n')}\n`
}

function quoted(word: string): string {
  const escaped = word.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%')
  // Backslashes are read twice: once as a string of the file, once as part of the command.
  return `"${escaped.replaceAll('\\', '\\\\')}"`
}
