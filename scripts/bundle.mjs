// Bundles TypeScript for plain Node: the command line, and the scripts and benches that are written in TypeScript.
import fs from 'node:fs'
import path from 'node:path'
import { build, runnerImport } from 'vite'
import { root } from './root.mjs'

const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))

/** What stays outside every bundle: the packages of `dependencies`. They are native, or load files by name. */
export const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))

/** A module `NAME.baked.ts` runs while we build; what it exports goes into the bundle as plain data, its imports do not. */
const bake = {
  name: 'bake',
  async load(id) {
    if (!id.endsWith('.baked.ts')) return null
    const { module } = await runnerImport(id, { root, configFile: false, logLevel: 'warn' })
    return Object.entries(module)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
}

const EXTENSIONS = { es: 'mjs', cjs: 'cjs' }

/**
 * Bundles `input` into ES modules (`NAME.mjs`, what is imported on demand in `chunks/`), or for what can load nothing
 * else, CommonJS (`NAME.cjs`).
 * @param {Record<string, string>} input name and file of each entry, relative to the checkout
 * @param {string} outDir folder in the checkout, emptied first
 * @param {{ target?: string, format?: 'es' | 'cjs' }} options `target`: the oldest runtime that must understand it
 */
export async function bundleForNode(input, outDir, { target = 'node20', format = 'es' } = {}) {
  const extension = EXTENSIONS[format]
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    plugins: [bake],
    build: {
      ssr: true,
      target,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input,
        external,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
        },
      },
    },
  })
}
