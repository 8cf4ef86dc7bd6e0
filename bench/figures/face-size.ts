import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Bench, Figure, Measured } from '../bench'

const built = path.resolve('out/renderer')
const bars: Readonly<Record<string, number | undefined>> = {
  popover: 120,
  dashboard: 260,
  'new-job': undefined,
  settings: undefined,
  welcome: undefined,
}

export const faceSize: Bench = {
  name: 'face-size',
  what: 'the JavaScript of each page, as it is built',
  figures: Object.entries(bars).map(([page, limit]) => figure(page, limit)),
  run: async (): Promise<Measured> =>
    // the same at every look: one value says it all
    Object.fromEntries(Object.keys(bars).map((page) => [`face-size.${page}`, [[kilobytesOf(page)]]])),
}

function figure(page: string, limit: number | undefined): Figure {
  const what = `all scripts that the ${page} page loads, each with gzip -9`
  return {
    name: `face-size.${page}`,
    what,
    unit: 'kB',
    statistic: 'median',
    ...(limit !== undefined && { bar: { limit } }),
  }
}

function kilobytesOf(page: string): number {
  const bytes = scriptsOf(page).map((file) => gzipSync(readFileSync(file), { level: 9 }).length)
  return bytes.reduce((sum, each) => sum + each, 0) / 1000
}

/** What the page names, and whatever that imports, at once or later. */
function scriptsOf(page: string): readonly string[] {
  const entry = path.join(built, page, 'index.html')
  const scripts = new Set(namesIn(entry, /(?:src|href)="([^"]+\.js)"/g))
  for (const script of scripts) {
    for (const imported of namesIn(script, /["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) scripts.add(imported)
  }
  if (scripts.size === 0) throw new Error(`${entry} names no script`)
  return [...scripts]
}

function namesIn(file: string, pattern: RegExp): readonly string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(pattern)].map(([, name = '']) => path.resolve(path.dirname(file), name))
}
