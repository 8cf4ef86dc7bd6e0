// `npm run dev`: the app with hot reload of the renderer; main and preload rebuild and restart it.
import { electronIn, electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './process.mjs'
import { say } from './root.mjs'

try {
  await ensureInstalled()
  const env = { ...process.env, ELECTRON_EXEC_PATH: electronIn(await electronRuntime()) }
  const asRoot = process.getuid?.() === 0 ? ['--noSandbox'] : []
  const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--watch', ...asRoot]
  process.exitCode = (await run(process.execPath, args, { env })).code
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
