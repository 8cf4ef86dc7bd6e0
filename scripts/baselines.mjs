// `npm run baselines` draws the pictures of all pages anew (test/face/screenshots), and makes them small without loss.
// `npm run baselines -- popover` draws those of some pages.
import fs from 'node:fs'
import path from 'node:path'
import { buildAll } from './build.mjs'
import { ensureDebianPackages } from './debian-packages.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { onPrivateDesktop, privateHome } from './private-desktop.mjs'
import { mustRun } from './process.mjs'
import { root, say } from './root.mjs'

const folder = path.join(root, 'test/face/screenshots')
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js')
const [pages = ''] = process.argv.slice(2)

await ensureInstalled()
await ensureDebianPackages(['app', 'baselines'])
await buildAll()
const before = pictures()
await draw()
const fresh = [...pictures()].filter(([file, drawnAt]) => before.get(file) !== drawnAt).map(([file]) => file)
for (const file of fresh) await mustRun('optipng', ['-quiet', '-o2', path.join(folder, file)])
say(
  fresh.length === 0
    ? 'every picture is as it was'
    : `drawn anew, please look at each:\n  ${fresh.join('\n  ')}`,
)

/** The files of the pictures, with when each was written. */
function pictures() {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.png'))
  return new Map(files.map((file) => [file, fs.statSync(path.join(folder, file)).mtimeMs]))
}

async function draw() {
  const runtime = await electronRuntime() // worked out before the home changes: the fallback lies in the person's cache
  const home = privateHome()
  // some pages alone are drawn with what the others were drawn with, or not at all
  const chosen = ['--project=face', 'pictures.spec', ...(pages ? ['--grep', `${pages}.* looks as`] : [])]
  const [command, args] = onPrivateDesktop(process.execPath, [
    playwright,
    'test',
    ...chosen,
    '--update-snapshots',
  ])
  try {
    await mustRun(command, args, { env: { ...home.env, ELECTRON_OVERRIDE_DIST_PATH: runtime } })
  } finally {
    home.remove()
  }
}
