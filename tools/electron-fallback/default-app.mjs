// The default app of the fallback runtime: what Electron's own does for `electron PATH`, and no more.
// `-r FILE` before PATH loads a module first (Playwright's loader).
import { app } from 'electron'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)

let at = 0
for (; at < args.length; at++) {
  if (args[at] === '-r' || args[at] === '--require') require(args[++at])
  else if (!args[at].startsWith('-')) break
}
const target = path.resolve(args[at] ?? '.')
process.argv.splice(1, Infinity, args[at] ?? '.', ...args.slice(at + 1))

const folder = fs.statSync(target).isFile() ? path.dirname(target) : target
const manifest = path.join(folder, 'package.json')
const { productName, name, version, desktopName } = fs.existsSync(manifest)
  ? JSON.parse(fs.readFileSync(manifest, 'utf8'))
  : {}
if (productName || name) app.setName(productName || name)
if (version) app.setVersion(version)
if (desktopName) app.setDesktopName(desktopName)
app.setAppPath(folder)

// Awaited, as Electron does: `ready` waits for an ES module main to end.
try {
  await import(pathToFileURL(require.resolve(target)).href)
} catch (error) {
  console.error(error)
  app.exit(1)
}
