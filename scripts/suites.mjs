// The test suites, in the order in which they run, as data.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildAll } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { oldestNode } from './oldest-node.mjs'
import { missingDesktopParts, onPrivateDesktop, privateHome } from './private-desktop.mjs'
import { run } from './process.mjs'
import { root, say } from './root.mjs'
import { playwrightOutcome, vitestOutcome } from './test-outcomes.mjs'

/**
 * @typedef {{ passed: number, failed: readonly string[], skipped: readonly string[], cannotRun?: string }} Outcome
 *   how many tests passed, what failed and why, names of those that skipped themselves; `cannotRun`: why the whole suite
 *   did not run
 * @typedef {{ name: string, packages?: string, run: () => Promise<Outcome> }} Suite
 *   `packages`: the purpose whose Debian packages it needs
 */

const node = process.execPath
const program = (file) => path.join(root, 'node_modules', file)

/** @type {readonly Suite[]} */
export const suites = [
  { name: 'types', run: types },
  { name: 'lint', run: () => single('oxlint/bin/oxlint') },
  { name: 'format', run: () => single('oxfmt/bin/oxfmt', '--check') },
  { name: 'build', run: builds },
  { name: 'unit', run: () => vitest('unit', 8) },
  { name: 'integration', packages: 'integration', run: integration },
  { name: 'campaign', packages: 'campaign', run: () => withElectron('campaign') },
  { name: 'app', packages: 'app', run: () => playwright('app') },
  { name: 'face', packages: 'app', run: () => playwright('face') },
]

/** One check a tsconfig: the pure rooms and the renderer have stricter ones of their own. */
async function types() {
  const projects = [
    '.',
    ...fs.readdirSync(root),
    'electron/preload',
    'test/app',
    'test/face',
    'test/pictures',
  ]
    .map((folder) => path.join(folder, 'tsconfig.json'))
    .filter((file) => fs.existsSync(path.join(root, file)))
  const outcomes = await Promise.all(
    projects.map((project) => single('typescript/bin/tsc', '--noEmit', '-p', project)),
  )
  const failed = outcomes.flatMap((outcome) => outcome.failed)
  return { passed: projects.length - failed.length, failed, skipped: [] }
}

async function single(tool, ...args) {
  const { code } = await run(node, [program(tool), ...args], { limitMinutes: 3 })
  if (code === 0) return { passed: 1, failed: [], skipped: [] }
  return {
    passed: 0,
    failed: [`${[path.basename(tool), ...args].join(' ')}: exit code ${code}`],
    skipped: [],
  }
}

async function builds() {
  await buildAll()
  return { passed: 1, failed: [], skipped: [] }
}

async function integration() {
  // fetched before the home changes, as Electron is; tests that need it say so without it
  const node18 = await oldestNode().catch((error) => say(error.message))
  return withElectron('integration', node18 && { LULL_TEST_NODE18: node18 })
}

async function withElectron(project, more) {
  // worked out before the home changes: the fallback lies in the person's cache; tests that need it say so without it
  const runtime = await electronRuntime().catch((error) => say(error.message))
  return vitest(project, 8, { ...more, ...(runtime && { ELECTRON_OVERRIDE_DIST_PATH: runtime }) })
}

function vitest(project, limitMinutes, more) {
  const args = [
    program('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
  ]
  return reported(vitestOutcome, limitMinutes, (env, report) => [
    node,
    [...args, `--outputFile.json=${report}`],
    { ...env, ...more },
  ])
}

async function playwright(project) {
  const missing = missingDesktopParts()
  if (missing.length > 0) return cannotRun(`not on the PATH: ${missing.join(', ')}`)
  // worked out before the home changes: the fallback lies in the person's cache
  const runtime = await electronRuntime().catch((error) => error)
  if (runtime instanceof Error) return cannotRun(runtime.message)
  return reported(playwrightOutcome, 12, (env, report) => [
    ...onPrivateDesktop(node, [program('@playwright/test/cli.js'), 'test', `--project=${project}`]),
    { ...env, ELECTRON_OVERRIDE_DIST_PATH: runtime, LULL_TEST_REPORT: report },
  ])
}

const cannotRun = (why) => ({ passed: 0, failed: [], skipped: [], cannotRun: why })

/** Runs a test runner in a home of its own and reads the outcome from the report it leaves. */
async function reported(read, limitMinutes, commandLine) {
  const home = privateHome()
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lull-report-')), 'report.json')
  try {
    const [command, args, env] = commandLine(home.env, report)
    const { code, tookTooLong } = await run(command, args, { env, limitMinutes })
    if (tookTooLong) throw new Error(`took longer than ${limitMinutes} minutes`)
    if (!fs.existsSync(report)) throw new Error(`ended with exit code ${code} and left no report`)
    const outcome = read(JSON.parse(fs.readFileSync(report, 'utf8')))
    // an error outside all tests fails no single test but the suite
    const outside = code !== 0 && outcome.failed.length === 0
    return outside ? { ...outcome, failed: [`outside all tests: exit code ${code}`] } : outcome
  } finally {
    home.remove()
    fs.rmSync(path.dirname(report), { recursive: true, force: true })
  }
}
