import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../platform/eventually'
import type { Container } from '../platform/holding'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { residentBytes } from './ground/footprint'
import { relicsOf } from './ground/relics'
import { sized } from './ground/size'

// Jobs that behave badly. Each has its outcome, and none is felt by the engine or by the job beside it.

let program: string
let ground: EngineHome
let engine: EngineProcess

beforeAll(async () => {
  program = await bundleEngine('unruly-jobs')
})
afterEach(() => ground.remove())

const megabyte = 1024 ** 2
const logMaxBytes = sized(4, 64) * megabyte
const logFiles = 4

describe.each<Container>(['cgroup', 'groups'])('a job held by %s', (container) => {
  beforeEach(async () => {
    ground = makeEngineHome(program, { jobs: { logMaxBytes, logFiles, stopGraceSeconds: 0.5 } })
    engine = await ground.start({ env: { LULL_CONTAINER: container } })
  })

  const ended = (name: string) => ground.reaches(name, 'succeeded', 'failed', 'cancelled')

  it(
    `that writes ${sized(100, 1024)} MB of log keeps the end of it in a handful of files, and costs no memory`,
    async () => {
      const before = residentBytes(engine.pid)
      const lines = (sized(100, 1024) * megabyte) / 16
      const [said = '', enough = ''] = ['said', 'enough'].map((name) => path.join(ground.folder, name))
      // 16 bytes a line.
      const write = `$_ = sprintf("%015d\\n", $i) and print while $i++ < ${lines};
        close STDOUT; open F, '>', $ARGV[0]; close F; select undef, undef, undef, 0.02 until -e $ARGV[1]`
      const [submitted] = await ground.submit({
        name: 'talks',
        command: ['perl', '-e', write, said, enough],
      })
      // A job has the lowest priority: beside other work a gigabyte takes as long as it takes.
      const hasSaid = () => statSync(said, { throwIfNoEntry: false })
      await eventually('it has said all', hasSaid, sized(2, 20) * patienceMs)
      const folder = path.join(ground.home.runsFolder, submitted?.id ?? '', '1')
      const logs = () => readdirSync(folder).filter((name) => name.startsWith('stdout'))
      const isShort = () => statSync(path.join(folder, 'stdout')).size <= logMaxBytes
      const isRotated = () => (isShort() && logs().length <= logFiles + 1) || undefined
      await eventually('the last of it is rotated', isRotated, patienceMs)
      writeFileSync(enough, '')
      expect((await ended('talks')).state).toBe('succeeded')
      const files = logs()
      expect(files.length).toBeLessThanOrEqual(logFiles + 1)
      expect(files.length).toBeGreaterThan(1)
      expect(residentBytes(engine.pid) - before).toBeLessThan(96 * megabyte)
      const { base64 } = await ground.get<{ base64: string }>(`/jobs/talks/log?offset=${(lines - 10) * 16}`)
      const text = Buffer.from(base64, 'base64').toString()
      expect(text.split('\n').slice(0, -1).map(Number)).toEqual(
        Array.from({ length: 10 }, (_, at) => lines - 9 + at),
      )
      // Nothing between the first byte that was kept and the last is missing.
      const kept = files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)
      const first = await ground.get<{ offset: number }>('/jobs/talks/log?offset=0&maxBytes=1')
      expect(first.offset + kept).toBe(lines * 16)
    },
    sized(4, 25) * patienceMs,
  )

  it('that prints every byte there is, and no line end, has its log back byte by byte', async () => {
    const print = 'process.stdout.write(Buffer.from(Array.from({ length: 65536 }, (_, at) => at % 256)))'
    await ground.submit({ name: 'binary', command: [process.execPath, '-e', print] })
    const { id } = await ended('binary')
    const { base64 } = await ground.get<{ base64: string }>(`/jobs/${id}/log`)
    const expected = Buffer.from(Array.from({ length: 65_536 }, (_, at) => at % 256))
    expect(Buffer.from(base64, 'base64').equals(expected)).toBe(true)
  })

  it('that closes its output goes on and ends with its own code', async () => {
    await ground.submit({ name: 'closes', shell: 'exec >&- 2>&- <&-; sleep 0.3; exit 5' })
    expect(await ended('closes')).toMatchObject({ state: 'failed', exitCode: 5 })
  })

  it('that ignores every polite signal is gone soon after its cancellation', async () => {
    const deaf = 'trap "" TERM INT HUP QUIT; touch "$0"; while :; do sleep 0.05; done'
    const ready = path.join(ground.folder, 'ready')
    await ground.submit({ name: 'deaf', command: ['sh', '-c', deaf, ready] })
    await eventually('it is deaf', () => statSync(ready, { throwIfNoEntry: false }), patienceMs)
    await ground.post('/jobs/deaf/cancel')
    const job = await ended('deaf')
    expect(job).toMatchObject({ state: 'cancelled', attempts: [{ signal: 'SIGKILL' }] })
  })

  it('that forks 500 times stands still as one, and is gone as one', async () => {
    const born = path.join(ground.folder, 'born')
    const bomb = `for (1..499) { my $pid = fork // last; if ($pid == 0) { sleep 1000 while 1; exit } }
      open my $file, '>', $ARGV[0]; print $file 'all'; close $file; sleep 1000 while 1`
    await ground.submit({ name: 'bomb', command: ['perl', '-e', bomb, born] })
    await eventually(
      'all are born',
      () => statSync(born, { throwIfNoEntry: false })?.size === 3 || undefined,
      patienceMs,
    )
    ground.situation({ idleSeconds: 1 })
    const frozen = await ground.reaches('bomb', 'frozen')
    expect(frozen.attempts[0]?.notes.filter((note) => note.includes('stand still'))).toEqual([])
    await ground.post('/jobs/bomb/cancel')
    expect((await ended('bomb')).state).toBe('cancelled')
    expect(relicsOf(ground.folder, [engine.pid])).toEqual([])
  })

  it('that asks for more memory than it may have fails alone', async () => {
    const limit = `ulimit -v ${512 * 1024}; exec perl -e 'push @held, "x" x 1e7 while 1'`
    const enough = path.join(ground.folder, 'enough')
    await ground.submit(
      { name: 'greedy', shell: limit },
      { name: 'neighbour', command: ['sh', '-c', 'until [ -e "$0" ]; do sleep 0.02; done', enough] },
    )
    expect((await ended('greedy')).state).toBe('failed')
    expect((await ground.job('neighbour')).state).toBe('running')
    writeFileSync(enough, '')
    expect((await ended('neighbour')).state).toBe('succeeded')
  })

  it('whose folder is deleted while it runs has its outcome, and the next one runs', async () => {
    const enough = path.join(ground.folder, 'enough')
    await ground.submit({
      name: 'bereft',
      command: ['sh', '-c', 'until [ -e "$0" ]; do sleep 0.02; done; echo x; exit 3', enough],
    })
    const { id } = await ground.reaches('bereft', 'running')
    rmSync(path.join(ground.home.runsFolder, id), { recursive: true })
    writeFileSync(enough, '')
    const job = await ended('bereft')
    expect(job.state).toBe('failed')
    await ground.submit({ name: 'next', command: ['true'] })
    expect((await ended('next')).state).toBe('succeeded')
  })
})
