import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const bench = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/ts.mjs', 'bench/run.ts', ...args], {
    encoding: 'utf8',
    timeout: 50_000,
  })

it('measures what it is asked for, and tells what it found', () => {
  const { status, stdout, stderr } = bench('--quick', 'plan')
  expect({ status, stderr }).toMatchObject({ status: 0 })
  expect(stdout).toMatch(/^plan\.inUse .* ms/m)
})

it('names the benches there are when it is asked for another', () => {
  const { status, stderr } = bench('plans')
  expect(status).toBe(2)
  expect(stderr).toContain('no such bench: plans. There are: plan, ')
})
