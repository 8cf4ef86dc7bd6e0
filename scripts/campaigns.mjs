// `npm run campaigns -- NAME…`: everything that can go wrong, at full size; about an hour. Does all of its own set-up.
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureDebianPackages } from './debian-packages.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { privateHome } from './private-desktop.mjs'
import { run } from './process.mjs'
import { root, say } from './root.mjs'

try {
  await ensureInstalled()
  await ensureDebianPackages(['campaign'])
  await ensureBuilt()
  process.exitCode = await campaigns(await electronRuntime(), process.argv.slice(2))
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

async function campaigns(runtime, names) {
  const home = privateHome()
  const files = names.map((name) => `test/campaigns/${name}`)
  const args = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'campaign', ...files]
  try {
    const env = { ...home.env, LULL_CAMPAIGN: 'full', ELECTRON_OVERRIDE_DIST_PATH: runtime }
    return (await run(process.execPath, args, { env })).code
  } finally {
    home.remove()
  }
}
