import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { checkout } from '../../app/ground/home'

/** The app under test: `LULL_TEST_OUT` names another build of it than the checkout's. */
const built = process.env['LULL_TEST_OUT'] ?? path.join(checkout, 'out')

/** Makes a folder that Electron can start as an app: our pages as they were built, and the main process that pretends. */
export async function buildFakeApp(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-face-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(folder, 'main'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { main: path.join(import.meta.dirname, 'fake-main.ts') },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'lull-face', main: 'main/main.mjs' }),
  )
  symlinkSync(built, path.join(folder, 'out'))
  return folder
}
