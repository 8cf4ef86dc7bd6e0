import { app } from 'electron'
import { join } from 'node:path'

/** What every page of ours runs under: in a sandbox, apart from its preload, without Node. */
export const securePage = (): Electron.WebPreferences => ({
  preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  // Names and commands are no prose, and Chromium would fetch its dictionaries from the network.
  spellcheck: false,
  // The code of our own few scripts is worth keeping from the first time on, not from the third.
  v8CacheOptions: 'bypassHeatCheck',
})

/** The theme's `--page`, so that nothing flashes before a page is painted. */
export const pageColour = (isDark: boolean): string => (isDark ? '#1c1c1f' : '#f6f6f8')

export const appIcon = (): string => join(app.getAppPath(), 'resources', 'icon.png')
