// `npm run bench -- ARGS…`: the figures of bench/run.ts, on a private desktop. Does all of its own set-up.
import { ensureBuilt } from './build.mjs'
import { ensureDebianPackages } from './debian-packages.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { onPrivateDesktop, privateHome } from './private-desktop.mjs'
import { run } from './process.mjs'
import { say } from './root.mjs'

try {
  await ensureInstalled()
  await ensureDebianPackages(['app', 'bench'])
  await ensureBuilt()
  process.exitCode = await bench(await electronRuntime())
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

async function bench(runtime) {
  const home = privateHome()
  try {
    const env = { ...home.env, ELECTRON_OVERRIDE_DIST_PATH: runtime }
    const args = ['scripts/ts.mjs', 'bench/run.ts', ...process.argv.slice(2)]
    return (await run(...onPrivateDesktop(process.execPath, args), { env })).code
  } finally {
    home.remove()
  }
}
