import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GivenParams, kinds } from '../../tasks'
import { bundlePrograms } from '../platform/bundle'

// The worker as one bundled file, under the runtimes that Lull meets: what it writes must be the same to the last byte.

/** Sizes that take a second or two. */
const cases: readonly (readonly [kind: string, params: GivenParams])[] = [
  ['neural_simulation', { durationMs: 3000 }],
  ['neural_simulation', { model: 'brunel', numNeurons: 16_500, durationMs: 10 }],
  ['memory_consolidation', { numNeurons: 200, scale: 0.2 }],
  ['attention_modeling', {}],
  ['decision_making', { trials: 20_000 }],
  ['training_session', {}],
  ['training_session', { model: 'mlp', epochs: 20 }],
]

const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
/** A Node 18, as Debian 12 and Ubuntu 24.04 have it. */
const node18 = process.env['LULL_TEST_NODE18']
if (!(runtime && node18) && process.env['LULL_REQUIRE_ALL'] === '1') {
  throw new Error('no Electron runtime or no Node 18 was given')
}

const endAtFirstProgress = path.resolve('test/integration/programs/end-at-first-progress.cjs')

let worker: string
let root: string

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'lull-kinds-'))
  worker = (await bundlePrograms('worker', { worker: 'worker/main.ts' }, { target: 'node18' })).worker
})

afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

let folders = 0
const newFolder = () => {
  const folder = path.join(root, String(folders++))
  fs.mkdirSync(folder)
  return folder
}

interface Way {
  readonly program?: string | undefined
  readonly threads?: number
}

const argsFor = (kind: string, params: GivenParams, { threads = 1 }: Way = {}) => [
  worker,
  'run',
  kind,
  JSON.stringify(params),
  '--threads',
  String(threads),
]

/** Runs a kind to its end and returns its files by name. */
function run(kind: string, params: GivenParams, way: Way = {}, more: NodeJS.ProcessEnv = {}) {
  const outputs = newFolder()
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', LULL_OUTPUTS: outputs, ...more }
  const options = { env, encoding: 'utf8' } as const
  const ended = spawnSync(way.program ?? process.execPath, argsFor(kind, params, way), options)
  expect(ended.stderr).toBe('')
  expect(ended.status).toBe(0)
  return { files: filesIn(outputs), said: ended.stdout }
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder).toSorted()
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'latin1')]))
}

it('knows a size for each kind', () => {
  expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(kinds.map(({ name }) => name)))
})

describe.each(cases)('%s %o', (kind, params) => {
  let whole: Readonly<Record<string, string>>

  beforeAll(() => {
    whole = run(kind, params).files
  })

  it('leaves a result that fits its schema, a sentence, tables and plots, and no checkpoint', () => {
    const result = kinds
      .find(({ name }) => name === kind)
      ?.result.safeParse(JSON.parse(whole['result.json'] ?? ''))
    expect(result?.error).toBeUndefined()
    expect(whole['summary.txt']).toMatch(/^.{20,}\.\n$/)
    expect(Object.keys(whole).filter((name) => name.endsWith('.csv'))).not.toEqual([])
    expect(Object.keys(whole).filter((name) => name.endsWith('.svg'))).not.toEqual([])
    expect(Object.keys(whole)).not.toContain('checkpoint')
  })

  it('gives the same bytes on two threads', () => {
    expect(run(kind, params, { threads: 2 }).files).toEqual(whole)
  })

  it.runIf(node18)('gives the same bytes under the oldest Node', () => {
    expect(run(kind, params, { program: node18 }).files).toEqual(whole)
  })

  it.runIf(runtime)('gives the same bytes under Electron, on two threads', () => {
    const program = path.join(runtime ?? '', 'electron')
    expect(run(kind, params, { program, threads: 2 }).files).toEqual(whole)
  })

  it('stopped by SIGTERM leaves a checkpoint, and gone on with elsewhere gives the same bytes', () => {
    const [outputs, progress] = [newFolder(), path.join(newFolder(), 'progress')]
    const stopped = spawnSync(process.execPath, ['--require', endAtFirstProgress, ...argsFor(kind, params)], {
      env: { ...process.env, LULL_OUTPUTS: outputs, LULL_PROGRESS_FILE: progress },
      encoding: 'utf8',
    })
    expect([stopped.signal, stopped.stdout, stopped.stderr]).toEqual(['SIGTERM', '', ''])
    expect(JSON.parse(fs.readFileSync(progress, 'utf8'))).toMatchObject({ percent: expect.any(Number) })
    expect(Object.keys(filesIn(outputs))).toEqual(['checkpoint'])
    const resumed = run(kind, params, { threads: 2 }, { LULL_RESUME_FROM: outputs })
    expect(resumed.said).toMatch(/^Going on from a checkpoint at \d/)
    expect(resumed.files).toEqual(whole)
  })
})

describe('a run that finds the checkpoint of something else', () => {
  it('begins anew', () => {
    const kind = 'neural_simulation'
    const outputs = newFolder()
    fs.writeFileSync(path.join(outputs, 'checkpoint'), '{"kind":"other"}\n\0\0')
    const small = { durationMs: 100 }
    expect(run(kind, small, {}, { LULL_RESUME_FROM: outputs }).files).toEqual(run(kind, small).files)
  })
})

describe('data that cannot be used', () => {
  const trainOn = (file: string) => {
    const args = argsFor('training_session', { data: file })
    const env = { ...process.env, LULL_OUTPUTS: newFolder() }
    return spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  }

  it.each([
    ['missing.csv', undefined, /^the file missing.csv cannot be read: ENOENT.*\nCheck the path: .*\n$/],
    ['.', undefined, /^the file . cannot be read: EISDIR.*\nCheck the path: .*\n$/],
    ['word.csv', 'x,y\n1,a\ntwo,b\n', /^the data cannot be used: row 2, column x: .*\nWrite a number .*\n$/],
  ])('(%s) ends a run with what is wrong and what to do, and exit code 2', (file, text, said) => {
    if (text !== undefined) fs.writeFileSync(path.join(root, file), text)
    const ended = trainOn(file)
    expect(ended.stderr).toMatch(said)
    expect(ended.status).toBe(2)
    expect(ended.stdout).toBe('')
  })
})

describe('a wrong command line', () => {
  it.each([
    [['run', 'neurons'], 'There is no kind of work neurons'],
    [['run', 'decision_making', '{'], 'The parameters are no JSON'],
    [['run', 'decision_making', '{"trials":1}'], 'params.trials: must lie between 100 and 2,000,000'],
    [[], 'Nothing to do was given'],
  ])('%j exits 2 and says why', (args, why) => {
    const ended = spawnSync(process.execPath, [worker, ...args], { encoding: 'utf8' })
    expect(ended.status).toBe(2)
    expect(ended.stderr).toContain(why)
  })
})
