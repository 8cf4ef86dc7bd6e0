// Runs a TypeScript file: `node scripts/ts.mjs FILE ARGS…`. Node 20 knows no TypeScript, so it is bundled first,
// as the command line is; the working folder is the checkout.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './bundle.mjs'
import { root } from './root.mjs'

const [file, ...args] = process.argv.slice(2)
const name = path.basename(file, '.ts')
const outDir = `out/scripts/${name}`

process.chdir(root)
await bundleForNode({ [name]: file }, outDir)
process.argv.splice(1, Infinity, file, ...args)
await import(pathToFileURL(path.join(root, outDir, `${name}.mjs`)).href)
