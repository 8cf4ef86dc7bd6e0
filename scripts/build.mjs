// Builds out/: main/, preload/ and renderer/ of the app, cli/, worker/ and launcher/. Needs no Electron runtime.
import fs from 'node:fs'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root, say } from './root.mjs'

const SOURCES = [
  'shared core engine tasks electron renderer cli worker resources'.split(' '),
  'package.json package-lock.json electron.vite.config.ts scripts/build.mjs scripts/bundle.mjs'.split(' '),
].flat()
const stamp = path.join(root, 'out/.built')

/** Builds when a source is newer than the last build. */
export async function ensureBuilt() {
  const built = fs.statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (SOURCES.every((source) => newest(path.join(root, source)) < built)) return
  await buildAll()
}

/** Builds everything, and makes `npx lull` work in the checkout. Needs the installed packages. */
export async function buildAll() {
  const started = new Date()
  say('building …')
  // imported here: before `npm ci` there is neither
  const [{ build }, { bundleForNode }] = await Promise.all([import('electron-vite'), import('./bundle.mjs')])
  await build({ root, logLevel: 'warn' })
  await bundleForNode({ main: 'cli/main.ts' }, 'out/cli')
  // one file, for the node of Debian and Ubuntu too
  await bundleForNode({ 'lull-worker': 'worker/main.ts' }, 'out/worker', { target: 'node18' })
  // holds a job on Windows
  await bundleForNode({ 'lull-launcher': 'engine/executors/local/windows/launcher.ts' }, 'out/launcher')
  linkCommand()
  fs.writeFileSync(stamp, '')
  fs.utimesSync(stamp, started, started) // a source saved while we built is newer than the build
}

/** Newest change of a file, or of a folder and all that lies in it; the folder's own tells of removed files. */
function newest(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  const inside = stat.isDirectory() ? fs.readdirSync(file).map((name) => newest(path.join(file, name))) : []
  return Math.max(stat.mtimeMs, ...inside)
}

/**
 * Puts `lull` among the commands of node_modules, where npx looks first; otherwise npx would pack
 * and install the checkout into its own cache at every change.
 */
function linkCommand() {
  const link = path.join(root, 'node_modules/.bin/lull')
  fs.rmSync(link, { force: true })
  if (process.platform === 'win32') {
    fs.writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\cli\\bin.mjs" %*\r\n')
  } else {
    fs.symlinkSync('../../cli/bin.mjs', link)
  }
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled()
  await buildAll()
}
