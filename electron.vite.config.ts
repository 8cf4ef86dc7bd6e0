import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * What several pages use is one file: each file more is another question to the main process before a page can begin. The
 * schemas, which only the forms check against, stay apart: the popover must not carry them.
 */
const common = {
  name: 'common',
  minShareCount: 2,
  test: (module: string) => !/\/(zod|shared\/model\/(?!(job-state|reason-titles|units)\.ts))/.test(module),
}

// Targets by hand: electron-vite does not know Electron 45, and the oldest runtime is 33 (Node 20, Chromium 130).
// `dependencies` of package.json stay outside the bundles, everything else is bundled.
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rolldownOptions: {
        input: { main: 'electron/main/main.ts' },
        output: { entryFileNames: '[name].js' },
        // Our modules do nothing by being imported: so only what the start needs is loaded at the start.
        treeshake: { moduleSideEffects: (id, external) => external || id.includes('node_modules') },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false, // a sandboxed preload can load nothing but electron
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      rolldownOptions: {
        output: { codeSplitting: { groups: [common] } },
        input: {
          popover: path.resolve(import.meta.dirname, 'renderer/popover/index.html'),
          welcome: path.resolve(import.meta.dirname, 'renderer/welcome/index.html'),
          dashboard: path.resolve(import.meta.dirname, 'renderer/dashboard/index.html'),
          'new-job': path.resolve(import.meta.dirname, 'renderer/new-job/index.html'),
          settings: path.resolve(import.meta.dirname, 'renderer/settings/index.html'),
        },
      },
    },
  },
})
