import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/model'
import { type Counter, counting, makeCounter } from './ground/counter'
import { bundleEngine, type EngineHome, makeEngineHome } from './ground/engine-home'

// What running processes do is written without waiting for the disk: a power cut may take it back. What is on the disk
// then is played here: the database as it was while the job ran, an attempt of an earlier boot, and what its launcher
// wrote, or has not had the time to.

let program: string
let ground: EngineHome
let counter: Counter

beforeAll(async () => {
  program = await bundleEngine('power-cut')
})
beforeEach(() => {
  ground = makeEngineHome(program)
  counter = makeCounter(ground.folder, 'cut')
})
afterEach(() => ground.remove())

/** Runs the job to its end, and takes back all that the database was told since it ran. Gives the attempt's folder. */
async function runAndCut(): Promise<string> {
  const engine = await ground.start()
  const [job] = await ground.submit(counter.input)
  await counting(counter)
  const back = keepDatabase()
  counter.enough()
  await ground.reaches(counter.name, 'succeeded')
  await engine.end('SIGKILL')
  back()
  const folder = path.join(ground.home.runsFolder, job?.id ?? '', '1')
  const intentFile = path.join(folder, 'attempt.json')
  const intent = JSON.parse(readFileSync(intentFile, 'utf8')) as object
  writeFileSync(intentFile, JSON.stringify({ ...intent, bootId: 'the boot before the power cut' }))
  return folder
}

/** Keeps the database with its log beside it; what is returned puts both back. */
function keepDatabase(): () => void {
  const { databaseFile } = ground.home
  const [folder, name] = [path.dirname(databaseFile), path.basename(databaseFile)]
  const files = () => readdirSync(folder).filter((file) => file.startsWith(name) && !file.endsWith('.kept'))
  for (const file of files()) copyFileSync(path.join(folder, file), path.join(folder, `${file}.kept`))
  return () => {
    for (const file of files()) {
      const kept = path.join(folder, `${file}.kept`)
      rmSync(path.join(folder, file))
      if (existsSync(kept)) copyFileSync(kept, path.join(folder, file))
    }
  }
}

async function outcome(): Promise<Job> {
  const engine = await ground.start()
  const job = await ground.reaches(counter.name, 'succeeded', 'failed', 'cancelled')
  await engine.end('SIGTERM')
  return job
}

describe('a job whose end a power cut took from the database', () => {
  it('has the outcome that its launcher reported, and is not run again', async () => {
    await runAndCut()
    const job = await outcome()
    expect(job).toMatchObject({ state: 'succeeded', exitCode: 0 })
    expect(job.attempts).toHaveLength(1)
    expect(counter.starts()).toBe(1)
  })

  it('is run again when the report is not on the disk either', async () => {
    const folder = await runAndCut()
    writeFileSync(path.join(folder, 'report'), `${' '.repeat(512)}\n`)
    const job = await outcome()
    expect(job.state).toBe('succeeded')
    expect(job.attempts).toMatchObject([{ error: { code: 'placeLost' } }, { state: 'succeeded' }])
    expect(counter.starts()).toBe(2)
  })

  it('is run again when what holds it is not on the disk either', async () => {
    rmSync(path.join(await runAndCut(), 'attempt.json'))
    const job = await outcome()
    expect(job.attempts).toMatchObject([{ error: { code: 'placeLost' } }, { state: 'succeeded' }])
  })
})
