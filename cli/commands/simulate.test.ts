import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenIn } from '../../test/fakes/surroundings'
import { runCommandLine } from '../command-line'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lull-simulate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, ...lines: readonly unknown[]): void {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  writeFileSync(path.join(folder, name), text)
}

async function simulate(...args: readonly string[]) {
  const heard = listenIn('/nonexistent/engine.sock', { workdir: folder, root: path.join(folder, 'home') })
  const exitCode = await runCommandLine(['simulate', ...args], heard.around)
  return { exitCode, stdout: heard.stdout(), stderr: heard.stderr() }
}

const away = { atSeconds: 0, idleSeconds: 900 }
const hour = [
  away,
  { atSeconds: 1800, idleSeconds: 0 },
  { atSeconds: 2400, idleSeconds: 900 },
  { atSeconds: 3600 },
]

describe('simulate', () => {
  it('prints one report as JSON, without an engine', async () => {
    write('trace.jsonl', ...hour)
    const { exitCode, stdout, stderr } = await simulate('--trace', 'trace.jsonl', '--cpus', '1', '--json')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      traceSeconds: 3600,
      decisions: 3601,
      overlapSeconds: 0.1,
      freezes: 1,
      thaws: 1,
      starts: 1,
      flaps: 0,
      deadlineMisses: 0,
      jobs: [],
    })
  })

  it('tells a person the same in a few lines, and of each job', async () => {
    write('trace.jsonl', ...hour)
    write(
      'jobs.yaml',
      '- { name: long, command: [a], seconds: 30m }',
      '- { name: late, shell: b, seconds: 10, atSeconds: 2500 }',
    )
    const { exitCode, stdout } = await simulate('--trace', 'trace.jsonl', '--jobs', 'jobs.yaml')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('1 h, decided 3,601 times')
    expect(stdout).toMatch(/^long +succeeded +0 s +30 min/m)
    expect(stdout).toMatch(/^late +succeeded +41 min 40 s/m)
  })

  it('changes settings by --set, and refuses what is none', async () => {
    write('trace.jsonl', { atSeconds: 0, idleSeconds: 1 }, { atSeconds: 200 })
    const starts = async (...more: readonly string[]) =>
      JSON.parse((await simulate('--trace', 'trace.jsonl', '--json', ...more)).stdout) as { starts: number }
    expect(await starts()).toMatchObject({ starts: 0 })
    expect(await starts('--set', 'idle.afterSeconds=2m', '--set', 'jobs.max=1')).toMatchObject({ starts: 1 })
    const wrong = await simulate('--trace', 'trace.jsonl', '--set', 'idle.after=3')
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' })
    expect(wrong.stderr).toContain('idle.afterSeconds')
  })

  it.each([
    ['no JSON', ['{"atSeconds":0}', '{"atSeconds":'], 'trace.jsonl:2: not JSON'],
    ['a wrong figure', [away, { atSeconds: 60, idleSeconds: -1 }], 'trace.jsonl:2: idleSeconds'],
    [
      'time that goes back',
      [away, { atSeconds: 60 }, '', { atSeconds: 30 }],
      'trace.jsonl:4: atSeconds goes back',
    ],
    ['nothing', [''], 'holds no line'],
  ])('refuses a trace with %s by its line', async (_what, lines, complaint) => {
    write('trace.jsonl', ...lines)
    const { exitCode, stdout, stderr } = await simulate('--trace', 'trace.jsonl')
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(complaint)
  })

  it('refuses a job that is none by its line', async () => {
    write('trace.jsonl', ...hour)
    write('jobs.yaml', '- { command: [a] }', '- { command: [a], seconds: soon }')
    expect((await simulate('--trace', 'trace.jsonl', '--jobs', 'jobs.yaml')).stderr).toContain('jobs.yaml:2')
    write('jobs.yaml', '- { command: [a], when: { after: [nobody] } }')
    const unknown = await simulate('--trace', 'trace.jsonl', '--jobs', 'jobs.yaml')
    expect(unknown.exitCode).toBe(2)
    expect(unknown.stderr).toContain('no job "nobody"')
  })

  it('says when the trace cannot be read', async () => {
    const { exitCode, stderr } = await simulate('--trace', 'nothing.jsonl')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('The trace nothing.jsonl cannot be read')
  })

  it('replays a recorded history', async () => {
    const entry = (from: string, to: string | null, vetoes: readonly string[]) => ({
      from: `2026-03-02T${from}:00.000Z`,
      to: to && `2026-03-02T${to}:00.000Z`,
      scorePercent: 50,
      level: 'light',
      vetoes,
      runningJobs: [],
      frozenJobs: [],
    })
    write('history.json', [
      entry('03:00', null, ['userActive']),
      entry('01:00', '03:00', []),
      entry('00:00', '01:00', ['userActive']),
    ])
    const { exitCode, stdout } = await simulate('--trace', 'history.json', '--cpus', '1', '--json')
    expect(exitCode).toBe(0)
    const report = JSON.parse(stdout) as { traceSeconds: number; harvestedSeconds: number }
    expect(report).toMatchObject({ traceSeconds: 10_800, overlapSeconds: 0, freezes: 1 })
    // two hours, less the two minutes that a start waits for longer than a frozen job
    expect(report.harvestedSeconds).toBeGreaterThan(7200 - 120 - 3)
    expect(report.harvestedSeconds).toBeLessThan(7200 - 119)
  })
})
