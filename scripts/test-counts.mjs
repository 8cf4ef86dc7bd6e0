// Reads the counts out of the JSON reports of the test runners.

/** Counts of a Vitest report. */
export function vitestCounts(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  // a file that fails before its first test (a syntax error, a missing import)
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed').length + unloaded.length,
    skipped: withStatus('pending', 'skipped', 'todo', 'disabled').map((test) => test.fullName),
  }
}

/** Counts of a Playwright report. */
export function playwrightCounts(report) {
  const specs = report.suites.flatMap(allSpecs)
  const tests = specs.flatMap((spec) =>
    spec.tests.map((test) => ({ title: spec.title, status: test.status })),
  )
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected', 'flaky').length,
    skipped: withStatus('skipped').map((test) => test.title),
  }
}

const allSpecs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(allSpecs)]
