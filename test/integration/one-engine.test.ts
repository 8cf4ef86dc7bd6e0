import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readPid } from '../../engine/instance'
import { homeIn } from '../fixtures/home-in'
import { bundlePrograms } from '../platform/bundle'

interface Answer {
  readonly pid: number
  readonly won: boolean
  readonly code?: string
  readonly message?: string
}

let program: string
let root: string
const started: ChildProcess[] = []

beforeAll(async () => {
  const programs = await bundlePrograms('one-engine', { claim: 'test/integration/programs/claim-home.ts' })
  program = programs.claim
})

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lull-claim-'))
})

afterEach(async () => {
  await Promise.all(started.splice(0).map(kill))
  rmSync(root, { recursive: true })
})

const home = () => homeIn(root)

async function start(): Promise<Answer> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, LULL_HOME: root },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  started.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { pid: child.pid ?? 0, ...(JSON.parse(line) as Omit<Answer, 'pid'>) }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

describe('ten engines that start at once', () => {
  it.each([
    ['on a fresh home', () => undefined],
    ['over the pid of one that was killed', () => writeFileSync(home().pidFile, '4194304\n')],
    ['over the pid of a stranger that lives', () => writeFileSync(home().pidFile, `${process.ppid}\n`)],
    ['over a broken pid file', () => writeFileSync(home().pidFile, 'abc')],
  ])('%s: exactly one wins, and the file names it', async (_where, prepare) => {
    await start()
    await Promise.all(started.splice(0).map(kill))
    prepare()
    const answers = await Promise.all(Array.from({ length: 10 }, start))
    const [winner, ...more] = answers.filter(({ won }) => won)
    expect(more).toEqual([])
    expect(readFileSync(home().pidFile, 'utf8')).toBe(`${winner?.pid}\n`)
    expect(readPid(home())).toBe(winner?.pid)
    const codes = new Set(answers.filter(({ won }) => !won).map(({ code }) => code))
    expect(codes).toEqual(new Set(['engineRunning']))
  })
})

it('names the first to the second, and follows it at once when it is killed', async () => {
  const first = await start()
  const second = await start()
  expect(second.message).toBe(`Lull is already running as process ${first.pid} for ${root}.`)
  await Promise.all(started.splice(0).map(kill))
  expect(readPid(home())).toBeUndefined()
  expect((await start()).won).toBe(true)
})
