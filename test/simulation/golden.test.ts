import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goldenOf, traceFile, traceNames } from './traces'

describe.each(traceNames)('the trace %s', (name) => {
  it('comes to its golden report', () => {
    // `node scripts/ts.mjs scripts/make-traces.ts` makes traces and reports anew; the difference is for review
    expect(goldenOf(name)).toEqual(JSON.parse(readFileSync(traceFile(`${name}.report.json`), 'utf8')))
  }, 30_000)
})

it('the traces are small', () => {
  const bytes = traceNames.reduce((sum, name) => sum + statSync(traceFile(`${name}.jsonl`)).size, 0)
  expect(bytes).toBeLessThan(200_000)
})
