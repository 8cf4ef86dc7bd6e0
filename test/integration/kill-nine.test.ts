import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../engine/store'
import { JobId } from '../../shared/model'
import { bundlePrograms } from '../platform/bundle'

let program: string
let folder: string

beforeAll(async () => {
  const programs = await bundlePrograms('kill-nine', { write: 'test/integration/programs/write-jobs.ts' })
  program = programs.write
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lull-kill-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const database = () => join(folder, 'lull.sqlite')
const logFile = () => join(folder, 'engine.log')

/** Lets the program write until it has said this many lines, kills it in the middle of the next write; all it said. */
async function writeUntilKilled(lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, database(), logFile()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => {
    said.push(line)
    if (said.length === lines) child.kill('SIGKILL')
  })
  const closed = once(reader, 'close')
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  await closed
  expect(signal).toBe('SIGKILL')
  return said
}

/** Odd and even, so that the kill comes after each kind of write. */
it.each([1, 2, 3, 50, 101, 400, 999])('kill -9 after %i words loses nothing that was said', async (lines) => {
  const said = (await writeUntilKilled(lines)).map((line) => line.split(' '))
  expect(said.length).toBeGreaterThanOrEqual(lines)
  const ids = (word: string) => said.filter(([first]) => first === word).flatMap(([, ...rest]) => rest)
  const store = openStore(database())
  try {
    const missing = ids('accepted').filter((id) => store.get(JobId.parse(id)) === undefined)
    expect(missing).toEqual([])
    const forgotten = ids('intended').filter(
      (id) =>
        store.get(JobId.parse(id))?.state !== 'starting' ||
        store.story(JobId.parse(id))[0]?.type !== 'startIntended',
    )
    expect(forgotten).toEqual([])
    // What was accepted in one batch is there together or not at all.
    expect(store.active().length % 2).toBe(0)
  } finally {
    store.close()
  }
  const log = readFileSync(logFile(), 'utf8')
  expect(ids('logged').filter((round) => !log.includes(`"round":${round},`))).toEqual([])
})
