import { spawnSync } from 'node:child_process'
import { aptLine } from './debian-packages.mjs'

/** Fails when the loader cannot find a shared library of `electron`: names them, and the line that brings them. */
export function requireLibraries(electron) {
  if (process.platform !== 'linux') return
  const loader = spawnSync('ldd', [electron], { encoding: 'utf8' })
  if (loader.error) return // no ldd (musl, NixOS): Electron itself will name the first library it misses
  const missing = [...loader.stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library)
  if (missing.length === 0) return
  throw new Error(
    `Electron cannot start, shared libraries are missing: ${missing.join(', ')}.\n` +
      `Debian and Ubuntu: ${aptLine(['window'])}`,
  )
}
