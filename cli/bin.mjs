#!/usr/bin/env node
import fs from 'node:fs'

const main = new URL('../out/cli/main.mjs', import.meta.url)

if (fs.existsSync(main)) {
  await import(main)
} else {
  process.stderr.write('lull: this checkout is not built yet. Run `npm ci && npm run build` in it first.\n')
  process.exitCode = 1
}
