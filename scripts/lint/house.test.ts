import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const checkout = path.resolve(import.meta.dirname, '../..')
const ROOMS = ['shared', 'core', 'tasks', 'engine', 'engine/loop', 'electron', 'cli', 'renderer', 'worker']
const CONFIGURATION = ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json', 'scripts/lint/house.mjs']

const importing = (source: string) => `import { here } from '${source}'\nexport const used = here\n`
const reading = (clock: string) => `export const read = ${clock}\n`

const REFUSED_IMPORTS = [
  ['shared/model', '../../core', 'shared/ may not import core/'],
  ['shared/model', 'pino', 'only these packages: zod'],
  ['core/jobs', '../../engine', 'core/ may not import engine/'],
  ['core/jobs', 'node:fs', 'core/ has no Node'],
  ['tasks', '../core', 'tasks/ may not import core/'],
  ['tasks', '@stdlib/math-base-special-gamma', 'tasks/ may import only these packages'],
  ['renderer/ui', '../../engine', 'renderer/ may not import engine/'],
  ['worker', '../engine', 'worker/ may not import engine/'],
  ['engine/loop', '../../cli', 'engine/ may not import cli/'],
  ['engine/loop', 'electron', 'Only electron/ imports electron'],
  ['cli/commands', '../../engine/loop', 'only through engine/index.ts'],
  ['electron/main', '../../engine/loop', 'only through engine/index.ts'],
  ['electron/main', '../../cli', 'electron/ may not import cli/'],
] as const

const ALLOWED_IMPORTS = [
  ['core/jobs', '../../shared'],
  ['engine/loop', '../../core'],
  ['worker', '../tasks'],
  ['tasks', '@stdlib/math-base-special-exp'],
  ['cli/commands', '../../engine'],
  ['electron/main', '../../engine'],
  ['electron/main', 'electron'],
] as const

const CLOCKS = [
  'new Date()',
  'Date.now()',
  'Date()',
  'Math.random()',
  'setTimeout(() => {}, 1)',
  'performance.now()',
]
const GIVEN_TIMES = ['new Date(5)', 'Date.parse("2026-01-01")']

const INEXACT = [
  'Math.sin(1)',
  'Math.hypot(1, 2)',
  'Math["log"](2)',
  'Math.PI ** 2',
  '(({ exp }) => exp)(Math)',
]
const EXACT = ['Math.PI', 'Math.sqrt(2)', 'Math.imul(2, 3)', 'Math.floor(2.5)']

const PASSED_ON = `export * from '../../engine'\nexport const late = import('../../electron')\n`

const OTHER_RULES = [
  ['a promise nobody waits for', 'async function f() {}\nf()\n', 'no-floating-promises'],
  ['a swallowed error', 'try {\n  JSON.parse("{")\n} catch {}\n', 'no-empty'],
] as const

/** A small house with every snippet in it; one run of the linter over all of them tells about each. */
const snippets = new Map<string, string>()
const complaints = new Map<string, string>()

/** Puts `text` into `folder`; gives the function that tells what the linter said about it. */
function snippet(folder: string, text: string): () => string {
  const file = `${folder}/snippet-${snippets.size}.ts`
  // every snippet says `any`: a linter that did not read the file would be silent about that too
  snippets.set(file, `${text}export type Seen = any\n`)
  return () => {
    const said = complaints.get(file) ?? ''
    expect(said).toContain('no-explicit-any')
    return said
  }
}

beforeAll(() => {
  const house = fs.mkdtempSync(path.join(os.tmpdir(), 'lull-house-'))
  try {
    build(house)
    const oxlint = path.join(checkout, 'node_modules/oxlint/bin/oxlint')
    const args = [oxlint, '--format=unix', ...new Set(ROOMS.map((room) => room.split('/')[0] ?? room))]
    const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' })
    for (const line of stdout.split('\n')) {
      const file = line.split(':')[0] ?? ''
      complaints.set(file, `${complaints.get(file) ?? ''}${line}\n`)
    }
  } finally {
    fs.rmSync(house, { recursive: true, force: true })
  }
}, 30_000)

function build(house: string): void {
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    fs.writeFileSync(path.join(house, file), text)
  }
  fs.symlinkSync(path.join(checkout, 'node_modules'), path.join(house, 'node_modules'))
  for (const file of CONFIGURATION) write(file, fs.readFileSync(path.join(checkout, file), 'utf8'))
  for (const room of ROOMS) write(`${room}/index.ts`, 'export const here = 1\n')
  for (const [file, text] of snippets) write(file, text)
}

describe('house/layers', () => {
  for (const [folder, source, message] of REFUSED_IMPORTS) {
    const said = snippet(folder, importing(source))
    it(`refuses that ${folder} imports ${source}`, () => expect(said()).toContain(message))
  }

  for (const [folder, source] of ALLOWED_IMPORTS) {
    const said = snippet(folder, importing(source))
    it(`allows that ${folder} imports ${source}`, () => expect(said()).not.toContain('house(layers)'))
  }

  const passedOn = snippet('renderer/ui', PASSED_ON)
  it('sees imports on demand and what is passed on', () => {
    expect(passedOn()).toContain('may not import engine/')
    expect(passedOn()).toContain('may not import electron/')
  })
})

describe('house/no-clock', () => {
  for (const clock of CLOCKS) {
    const inCore = snippet('core/jobs', reading(clock))
    const inEngine = snippet('engine/loop', reading(clock))
    it(`refuses ${clock} in core`, () => expect(inCore()).toContain('house(no-clock)'))
    it(`allows ${clock} in engine`, () => expect(inEngine()).not.toContain('house(no-clock)'))
  }

  for (const given of GIVEN_TIMES) {
    const inCore = snippet('core/jobs', reading(given))
    it(`allows ${given} in core`, () => expect(inCore()).not.toContain('house(no-clock)'))
  }
})

describe('house/exact-math', () => {
  for (const formula of INEXACT) {
    const inTasks = snippet('tasks', reading(formula))
    const inEngine = snippet('engine/loop', reading(formula))
    it(`refuses ${formula} in tasks`, () => expect(inTasks()).toContain('house(exact-math)'))
    it(`allows ${formula} in engine`, () => expect(inEngine()).not.toContain('house(exact-math)'))
  }

  for (const formula of EXACT) {
    const inTasks = snippet('tasks', reading(formula))
    it(`allows ${formula} in tasks`, () => expect(inTasks()).not.toContain('house(exact-math)'))
  }
})

describe('the other rules of the configuration', () => {
  for (const [what, text, rule] of OTHER_RULES) {
    const said = snippet('engine/loop', text)
    it(`refuse ${what}`, () => expect(said()).toContain(rule))
  }

  const circle = snippet('engine/circle', `import './snippet-back'\nexport const a = 1\n`)
  snippets.set(
    'engine/circle/snippet-back.ts',
    `import './snippet-${snippets.size - 1}'\nexport const b = 1\n`,
  )
  it('refuse an import circle', () => expect(circle()).toContain('no-cycle'))
})
