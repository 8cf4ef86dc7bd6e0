// `npm test` runs every suite, `npm test -- unit app` those named. Does all of its own set-up.
import { ensureDebianPackages } from './debian-packages.mjs'
import { ensureInstalled } from './install.mjs'
import { say } from './root.mjs'
import { suites } from './suites.mjs'

const requireAll = process.env.LULL_REQUIRE_ALL === '1'

try {
  const chosen = choose(process.argv.slice(2))
  await ensureInstalled()
  await ensureDebianPackages(chosen.flatMap((suite) => suite.packages ?? []))
  const results = []
  for (const suite of chosen) results.push(await timed(suite))
  process.exitCode = report(results) ? 0 : 1
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

function choose(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name))
  const known = suites.map((suite) => suite.name).join(', ')
  if (unknown.length > 0) throw new Error(`no such suite: ${unknown.join(', ')}. There are: ${known}`)
  const chosen = (suite) => names.length === 0 || names.includes(suite.name)
  const needsBuild = names.some((name) => ['integration', 'app', 'face'].includes(name))
  return suites.filter((suite) => chosen(suite) || (suite.name === 'build' && needsBuild))
}

async function timed(suite) {
  console.log(`\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}\n`)
  const started = performance.now()
  const outcome = await suite.run().catch((error) => {
    console.error(error.message)
    return { passed: 0, failed: [error.message], skipped: [] }
  })
  return { name: suite.name, seconds: (performance.now() - started) / 1000, ...judged(outcome) }
}

/** A suite without a single test has failed: a wrong path must not look like success. */
function judged(outcome) {
  const { passed, failed, skipped, cannotRun } = outcome
  if (cannotRun && !requireAll) return { ...outcome, result: 'skipped' }
  if (cannotRun) return { ...outcome, failed: [cannotRun], result: 'FAIL' }
  if (passed + failed.length + skipped.length === 0)
    return { ...outcome, failed: ['it holds no test'], result: 'FAIL' }
  return { ...outcome, result: failed.length > 0 ? 'FAIL' : 'pass' }
}

/** Prints what failed and why, the table and the closing line; true when nothing failed. */
function report(results) {
  for (const { name, failed } of results) for (const what of failed) console.log(`\n${name} failed: ${what}`)
  console.log(`\n${row('suite', 'result', 'passed', 'failed', 'skipped', 'seconds')}`)
  for (const { name, result, passed, failed, skipped, seconds } of results) {
    console.log(row(name, result, passed, failed.length, skipped.length, seconds.toFixed(1)))
  }
  console.log('')
  for (const { name, cannotRun, skipped } of results) {
    if (cannotRun) console.log(`${name} did not run: ${cannotRun}`)
    for (const title of skipped) console.log(`${name} skipped: ${title}`)
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed.length, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0
}

function row(name, result, ...figures) {
  return [name.padEnd(12), result.padEnd(16), ...figures.map((figure) => String(figure).padStart(8))].join('')
}
