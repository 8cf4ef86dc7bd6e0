// `npm run campaigns -- NAME…`: everything that can go wrong, at full size; about an hour. Does all of its own set-up.
import path from 'node:path'
import { ensureDebianPackages } from './debian-packages.mjs'
import { ensureInstalled } from './install.mjs'
import { privateHome } from './private-desktop.mjs'
import { run } from './process.mjs'
import { root, say } from './root.mjs'

try {
  await ensureInstalled()
  await ensureDebianPackages(['campaign'])
  process.exitCode = await campaigns(process.argv.slice(2))
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

async function campaigns(names) {
  const home = privateHome()
  const files = names.map((name) => `test/campaigns/${name}`)
  const args = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'campaign', ...files]
  try {
    return (await run(process.execPath, args, { env: { ...home.env, LULL_CAMPAIGN: 'full' } })).code
  } finally {
    home.remove()
  }
}
