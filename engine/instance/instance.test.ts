import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Home, homeOf } from '../../shared/home'
import { LullError } from '../../shared/model'
import { refusal } from '../../test/fixtures/refusal'
import { bootId, claimHome, explainFileError, newJobId, openLog, readPid, systemClock } from './index'

let root: string
let home: Home

const homeAt = (folder: string, env: Readonly<Record<string, string>> = { LULL_HOME: folder }) =>
  homeOf({
    env,
    platform: process.platform,
    homeFolder: folder,
    temporaryFolder: join(folder, 'tmp'),
    userId: 7,
  })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lull-instance-'))
  home = homeAt(join(root, 'home'))
})

afterEach(() => rmSync(root, { recursive: true }))

describe('claimHome', () => {
  it('makes the folders for the person alone and writes the pid', () => {
    const claim = claimHome(home)
    for (const folder of [home.root, home.runsFolder, home.runFolder]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    }
    expect(readFileSync(home.pidFile, 'utf8')).toBe(`${process.pid}\n`)
    expect(statSync(home.pidFile).mode & 0o777).toBe(0o600)
    claim.release()
  })

  it('makes the platform’s folders where nothing names one folder for all', () => {
    home = homeAt(root, {})
    claimHome(home).release()
    for (const folder of [home.root, home.runsFolder, home.runFolder]) expect(existsSync(folder)).toBe(true)
  })

  it('refuses a second one, in the same process too, until the first is released', () => {
    const first = claimHome(home)
    const error = refusal(() => claimHome(home))
    expect(error.code).toBe('engineRunning')
    expect(error.message).toContain(`process ${process.pid} for ${home.root}`)
    expect(error.hint).toContain('lull engine stop')
    first.release()
    first.release()
    expect(existsSync(home.pidFile)).toBe(false)
    claimHome(home).release()
  })

  it('lets engines of different homes live side by side', () => {
    const other = homeAt(join(root, 'other'))
    const claims = [claimHome(home), claimHome(other)]
    expect([readPid(home), readPid(other)]).toEqual([process.pid, process.pid])
    for (const claim of claims) claim.release()
  })

  it('keeps the folders of a person as open as they are, but not the one with the socket', () => {
    mkdirSync(home.runFolder, { recursive: true })
    chmodSync(home.root, 0o755)
    chmodSync(home.runFolder, 0o777)
    claimHome(home).release()
    expect(statSync(home.root).mode & 0o777).toBe(0o755)
    expect(statSync(home.runFolder).mode & 0o777).toBe(0o700)
  })

  it('refuses a run folder that somebody led elsewhere', () => {
    home = homeAt(root, {})
    mkdirSync(join(root, 'tmp'))
    mkdirSync(join(root, 'trap'))
    symlinkSync(join(root, 'trap'), home.runFolder)
    expect(refusal(() => claimHome(home))).toMatchObject({ code: 'storeUnusable', path: home.runFolder })
  })

  it.runIf(process.platform === 'linux')('says what is wrong where nobody can make folders', () => {
    home = homeAt('/proc/lull/home')
    expect(refusal(() => claimHome(home))).toMatchObject({ code: 'storeUnusable', path: '/proc/lull' })
  })

  it('says what is wrong when a file stands in the way', () => {
    writeFileSync(join(root, 'home'), 'a file')
    const error = refusal(() => claimHome(home))
    expect(error.code).toBe('storeUnusable')
    expect(error.message).toContain('a file stands where a folder is needed')
    expect(error.hint).toContain('LULL_HOME')
  })
})

describe('readPid', () => {
  it('is that of the engine that lives, and nothing before and after', () => {
    expect(readPid(home)).toBeUndefined()
    const claim = claimHome(home)
    expect(readPid(home)).toBe(process.pid)
    claim.release()
    expect(readPid(home)).toBeUndefined()
  })

  it('believes the lock, not a pid file that is left over or lost', () => {
    const claim = claimHome(home)
    rmSync(home.pidFile)
    expect(readPid(home)).toBe(0)
    claim.release()
    writeFileSync(home.pidFile, `${process.pid}\n`)
    expect(readPid(home)).toBeUndefined()
  })
})

describe('explainFileError', () => {
  const failure = (code: string) => Object.assign(new Error(code), { code })

  it.each([
    ['ENOSPC', 'the disk is full', 'Free some space'],
    ['EROFS', 'the disk is read-only', 'LULL_HOME'],
    ['EACCES', 'you may not write there', 'LULL_HOME'],
  ])('%s: %s', (code, message, hint) => {
    const error = explainFileError(failure(code), '/data')
    expect(error).toBeInstanceOf(LullError)
    expect(error).toMatchObject({ message: `Lull cannot write to /data: ${message}.`, path: '/data' })
    expect((error as LullError).hint).toContain(hint)
  })

  it('leaves an error that is none of a file as it is', () => {
    const error = new TypeError('x is not a function')
    expect(explainFileError(error, '/data')).toBe(error)
  })
})

describe('the log', () => {
  const lines = (file: string) =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  let file: string

  beforeEach(() => {
    file = join(root, 'engine.log')
  })

  it('holds each line as soon as it is said, for the person alone', () => {
    const log = openLog(file)
    log.info('froze', { job: 'j1' })
    log.error('failed', { error: new Error('no disk') })
    expect(lines(file)).toMatchObject([
      { level: 30, msg: 'froze', job: 'j1', pid: process.pid },
      { level: 50, msg: 'failed', error: { type: 'Error', message: 'no disk' } },
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    log.close()
  })

  it('goes on in the same file, and turns it over at its limit', () => {
    openLog(file, 400).info('first')
    const log = openLog(file, 400)
    for (let at = 0; at < 12; at++) log.info(`line ${at}`)
    log.close()
    expect(statSync(file).size).toBeLessThanOrEqual(400)
    expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(400)
    const kept = [...lines(`${file}.1`), ...lines(file)].map(({ msg }) => msg)
    expect(kept.at(-1)).toBe('line 11')
    expect(kept).toEqual(Array.from(kept, (_, at) => `line ${12 - kept.length + at}`))
  })

  it('counts the lines that it could not write, and says so when it can again', () => {
    const log = openLog(file, 200)
    log.info('kept '.repeat(30))
    // A folder with something in it cannot be replaced by the file that is turned over.
    mkdirSync(join(`${file}.1`, 'in the way'), { recursive: true })
    log.info('lost')
    log.info('lost too')
    rmSync(`${file}.1`, { recursive: true })
    log.info('back')
    log.close()
    expect(lines(file).map(({ msg }) => msg)).toEqual(['2 lines could not be written here', 'back'])
  })

  it('cannot be opened where a folder stands, and says so', () => {
    mkdirSync(file)
    expect(refusal(() => openLog(file))).toMatchObject({ code: 'storeUnusable', path: file })
  })
})

describe('clock, boot and ids', () => {
  it('monotonic seconds never fall, and the zone is one that dates can be shown in', () => {
    const clock = systemClock()
    const [first, second] = [clock(), clock()]
    expect(second.monotonicSeconds).toBeGreaterThanOrEqual(first.monotonicSeconds)
    expect(() => new Date(first.wallMs).toLocaleString('en', { timeZone: first.timeZone })).not.toThrow()
    expect(Math.abs(first.wallMs - Date.now())).toBeLessThan(10_000)
  })

  it.runIf(process.platform === 'linux')('monotonic seconds are those since boot, for all processes', () => {
    const uptimeSeconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
    // Uptime counts time asleep too, and hundredths.
    expect(systemClock()().monotonicSeconds).toBeLessThan(uptimeSeconds + 1)
  })

  it('names the boot by the same words each time', () => {
    expect(bootId()).not.toBe('')
    expect(bootId()).toBe(bootId())
  })

  it('ids sort in the order in which they were made', () => {
    const ids = Array.from({ length: 5000 }, newJobId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
