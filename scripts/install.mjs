import fs from 'node:fs'
import path from 'node:path'
import { mustRun, npm } from './process.mjs'
import { root, say } from './root.mjs'

const OLDEST_NODE = [20, 18]

/** Runs `npm ci` when node_modules is missing, unfinished or older than package-lock.json. */
export async function ensureInstalled() {
  requireNode()
  if (isInstalled()) return
  say('installing the packages of package-lock.json …')
  await mustRun(...npm('ci', '--include=dev', '--no-audit', '--no-fund'))
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Error(`Lull needs Node ${OLDEST_NODE.join('.')} or newer, this is ${process.versions.node}.`)
}

function isInstalled() {
  // npm writes this file last
  const done = fs.statSync(path.join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false })
  return done !== undefined && done.mtimeMs >= fs.statSync(path.join(root, 'package-lock.json')).mtimeMs
}
