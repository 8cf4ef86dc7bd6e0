// Tools of tests that npm carries and the root package does not: installed once into the user's cache, apart from the checkout.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { mustRun, npm } from './process.mjs'

/** Where a tool lies in the user's cache; its name changes with all that goes into it: texts, and files of `source`. */
export function cachedFolder(name, source, files, texts = []) {
  const key = createHash('sha256')
  for (const text of texts) key.update(text)
  for (const file of files) key.update(fs.readFileSync(path.join(source, file)))
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  return path.join(cache, 'lull', `${name}-${key.digest('hex').slice(0, 12)}`)
}

/**
 * Builds `folder` beside its place and moves it there whole, so that two builds at once do no harm. `build` is given an empty
 * folder to work in and returns the one in it that is to be moved.
 */
export async function buildWhole(folder, build) {
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  const site = fs.mkdtempSync(path.join(path.dirname(folder), '.building-'))
  try {
    moveWhole(await build(site), folder)
  } finally {
    fs.rmSync(site, { recursive: true, force: true })
  }
}

/** Installs a private copy of the packages of `source` into the new folder `parts`, so that the checkout stays untouched. */
export async function installParts(source, parts) {
  fs.mkdirSync(parts)
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(source, file), path.join(parts, file))
  }
  const [command, args] = npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
  await mustRun(command, args, { cwd: parts })
}

function moveWhole(built, folder) {
  try {
    fs.renameSync(built, folder)
  } catch (error) {
    // another build was first: its folder is the same
    if (!fs.existsSync(folder)) throw error
  }
}
