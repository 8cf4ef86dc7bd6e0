// Bundles TypeScript for plain Node: the command line, and the scripts and benches that are written in TypeScript.
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { root } from './root.mjs'

const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))

/** What stays outside every bundle: the packages of `dependencies`. They are native, or load files by name. */
export const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))

/**
 * Bundles `input` into ES modules (`NAME.mjs`, what is imported on demand in `chunks/`).
 * @param {Record<string, string>} input name and file of each entry, relative to the checkout
 * @param {string} outDir folder in the checkout, emptied first
 */
export async function bundleForNode(input, outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input,
        external,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
}
