// Reads what passed, failed and was skipped out of the JSON reports of the test runners.

/** The outcome in a Vitest report. */
export function vitestOutcome(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  // a file that fails before its first test (a syntax error, a missing import)
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  return {
    passed: withStatus('passed').length,
    failed: [
      ...withStatus('failed').map((test) => told(test.fullName, test.failureMessages)),
      ...unloaded.map((file) => told(file.name, [file.message])),
    ],
    skipped: withStatus('pending', 'skipped', 'todo', 'disabled').map((test) => test.fullName),
  }
}

/** The outcome in a Playwright report. */
export function playwrightOutcome(report) {
  const specs = report.suites.flatMap(allSpecs)
  const tests = specs.flatMap((spec) =>
    spec.tests.map((test) => ({ title: `${spec.file}:${spec.line} ${spec.title}`, ...test })),
  )
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected', 'flaky').map((test) => told(test.title, errorsOf(test))),
    skipped: withStatus('skipped').map((test) => test.title),
  }
}

const allSpecs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(allSpecs)]

const errorsOf = (test) =>
  test.results.flatMap((result) => result.errors.map((error) => error.message ?? error.value ?? ''))

/** A title and the first lines of its errors: the rest stands where the test ran, often far above. */
function told(title, errors) {
  const lines = errors.join('\n').split('\n').slice(0, 12)
  return [title, ...lines.map((line) => `    ${line}`)].join('\n')
}
