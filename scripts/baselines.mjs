// `npm run baselines` draws the pictures of all pages anew (test/face/screenshots), and makes them small without loss.
// `npm run baselines -- popover` draws those of some pages.
import fs from 'node:fs'
import path from 'node:path'
import { draw, prepareDrawing } from './draw.mjs'
import { mustRun } from './process.mjs'
import { root, say } from './root.mjs'

const folder = path.join(root, 'test/face/screenshots')
const [pages] = process.argv.slice(2)
// some pages alone are drawn with what the others were drawn with, or not at all
const some = pages === undefined ? [] : ['--grep', `${pages}.* looks as`]

await prepareDrawing('baselines')
fs.mkdirSync(folder, { recursive: true })
const before = pictures()
await draw(['--project=face', 'pictures.spec', ...some, '--update-snapshots'])
const fresh = [...pictures()].filter(([file, drawnAt]) => before.get(file) !== drawnAt).map(([file]) => file)
for (const file of fresh) await mustRun('optipng', ['-quiet', '-o2', path.join(folder, file)])
const list = fresh.map((file) => `  ${file}`).join('\n')
say(fresh.length === 0 ? 'every picture is as it was' : `drawn anew, please look at each:\n${list}`)

/** The files of the pictures, with when each was written. */
function pictures() {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.png'))
  return new Map(files.map((file) => [file, fs.statSync(path.join(folder, file)).mtimeMs]))
}
