// Playwright on a private desktop and in a private home, for the commands that draw pictures.
import path from 'node:path'
import { buildAll } from './build.mjs'
import { ensureDebianPackages } from './debian-packages.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { onPrivateDesktop, privateHome } from './private-desktop.mjs'
import { mustRun } from './process.mjs'
import { root } from './root.mjs'

const playwright = path.join(root, 'node_modules/@playwright/test/cli.js')

/** Installs and builds what drawing needs: the Debian packages for `purpose`, beside those of the app. */
export async function prepareDrawing(purpose) {
  await ensureInstalled()
  await ensureDebianPackages(['app', purpose])
  await buildAll()
}

/** Runs `playwright test ARGS`. Fails when that fails. */
export async function draw(chosen, more = {}) {
  const runtime = await electronRuntime() // worked out before the home changes: the fallback lies in the person's cache
  const home = privateHome()
  const [command, args] = onPrivateDesktop(process.execPath, [playwright, 'test', ...chosen])
  try {
    await mustRun(command, args, { env: { ...home.env, ELECTRON_OVERRIDE_DIST_PATH: runtime, ...more } })
  } finally {
    home.remove()
  }
}
