// `npm start`: opens the app, or runs the engine in this terminal where there is no display. Does all of its own set-up.
import { ensureBuilt } from './build.mjs'
import { electronIn, electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './process.mjs'
import { root, say } from './root.mjs'

try {
  await ensureInstalled()
  await ensureBuilt()
  process.exitCode = hasDisplay() ? await openApp() : await runEngine()
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

async function openApp() {
  const electron = electronIn(await electronRuntime())
  // Chromium refuses to sandbox for root
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { code } = await run(electron, [...asRoot, root, ...process.argv.slice(2)])
  return code
}

async function runEngine() {
  say('there is no display, so the engine runs here, without a window')
  const { code } = await run(process.execPath, ['cli/bin.mjs', 'engine', '--foreground'])
  return code
}
