import type { AnyRouter } from '@orpc/server'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeEngine, type FakeEngine, procedures } from '../test/fakes/fake-engine'
import { aJob, anAttempt } from '../test/fakes/jobs'
import { listenIn } from '../test/fakes/surroundings'
import { type ErrorCode, errorKinds, LullError } from '../shared/model'
import { runCommandLine } from './command-line'

let engine: FakeEngine | undefined
afterEach(async () => {
  await engine?.end()
  engine = undefined
})

async function lull(router: AnyRouter, ...args: readonly string[]) {
  engine = await fakeEngine(router)
  return lullAt(engine.socketPath, args)
}

async function lullAt(socketPath: string, args: readonly string[], stdin = '') {
  const heard = listenIn(socketPath, { stdin })
  const exitCode = await runCommandLine(args, heard.around)
  return { exitCode, stdout: heard.stdout(), stderr: heard.stderr() }
}

const nobody = '/nonexistent/engine.sock'
const ids = ['0199a2b3-c4d5-7abc-8def-000000000001', '0199a2b4-c4d5-7abc-8def-000000000002'] as const
const listing = { jobs: { list: procedures.jobs.list.handler(() => ({ jobs: [aJob()], next: null })) } }

/** Accepts whatever is submitted and remembers it. */
function accepting() {
  const submissions: unknown[] = []
  const submit = procedures.jobs.submit.handler(({ input }) => {
    submissions.push(input)
    return input.jobs.map((job, at) => aJob({ id: ids[at] as never, name: job.name ?? 'unnamed' }))
  })
  return { submissions, router: { jobs: { submit } } }
}

describe('usage', () => {
  it('answers an unknown command with the nearest and with what there is', async () => {
    const { exitCode, stdout, stderr } = await lullAt(nobody, ['sbumit'])
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain("Unknown command 'sbumit'")
    expect(stderr).toContain('Did you mean submit? There are: run, submit, kinds, ls,')
  })

  it('does not know doctor cloud yet', async () => {
    expect(await lullAt(nobody, ['doctor', 'cloud'])).toMatchObject({ exitCode: 2 })
  })

  it('suggests the option that was meant', async () => {
    const { exitCode, stderr } = await lullAt(nobody, ['run', '--cpu', '2', '--', 'x'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Did you mean --cpus?')
  })

  it('says under --json what is wrong as one document on stdout', async () => {
    const { exitCode, stdout, stderr } = await lullAt(nobody, ['ls', '--nope', '--json'])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'invalidInput',
        message: "Unknown option '--nope'",
        hint: '`lull ls --help` shows what there is.',
      },
    })
    expect(stderr).toBe('')
  })

  it('leaves the options of the job to the job', async () => {
    const { router, submissions } = accepting()
    const { exitCode } = await lull(router, 'submit', 'python3', '-m', 'x', '--json', '--cpus', '9')
    expect(exitCode).toBe(0)
    expect(submissions).toMatchObject([
      { jobs: [{ command: ['python3', '-m', 'x', '--json', '--cpus', '9'] }] },
    ])
  })

  it.each([['run'], ['ls'], ['config', 'set'], ['engine', 'stop']])(
    'helps with an example: %s %s',
    async (...words) => {
      const { exitCode, stdout } = await lullAt(nobody, [...words, '--help'])
      expect(exitCode).toBe(0)
      expect(stdout).toMatch(/Example:\n {2}lull /)
      expect(stdout).toContain('--json')
    },
  )
})

describe('without an engine', () => {
  it.each(['ls', 'kinds', 'status', 'history', 'resume'])('%s says so and exits with 3', async (command) => {
    const { exitCode, stderr } = await lullAt(nobody, [command])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('No Lull engine is running')
    expect(stderr).toContain('lull engine')
  })

  it('doctor shows what it could check, in one document', async () => {
    const { exitCode, stdout } = await lullAt(nobody, ['doctor', '--json'])
    expect(exitCode).toBe(3)
    const checks = JSON.parse(stdout) as { name: string; state: string }[]
    expect(checks.map(({ name }) => name)).toEqual(['node', 'folder', 'engine'])
    expect(checks.at(-1)?.state).toBe('failed')
  })
})

describe('errors of the engine', () => {
  const codes = Object.keys(errorKinds) as ErrorCode[]
  it.each(codes)('%s keeps its message, hint and exit code', async (code) => {
    const show = procedures.jobs.get.handler(() => {
      throw new LullError(code, 'It is so', { hint: 'Do this', path: 'here' })
    })
    const { exitCode, stdout } = await lull({ jobs: { get: show } }, 'show', 'x', '--json')
    expect(exitCode).toBe(errorKinds[code].exitCode)
    expect(JSON.parse(stdout)).toEqual({
      error: { code, message: 'It is so', hint: 'Do this', path: 'here' },
    })
  })
})

describe('ls', () => {
  it('prints an array', async () => {
    expect(JSON.parse((await lull(listing, 'ls', '--json')).stdout)).toEqual([aJob()])
  })

  it('prints a table with a short id', async () => {
    const { stdout } = await lull(listing, 'ls')
    expect(stdout).toMatch(/^0199a2b3-c4d5 {2}train {2}queued/m)
  })

  it('asks for further pages up to its limit', async () => {
    const asked: unknown[] = []
    const list = procedures.jobs.list.handler(({ input }) => {
      asked.push(input)
      return { jobs: Array.from({ length: input.limit }, () => aJob()), next: 'more' }
    })
    const { stdout } = await lull({ jobs: { list } }, 'ls', '--limit', '1500', '--json')
    expect(JSON.parse(stdout)).toHaveLength(1500)
    const order = 'submitted'
    expect(asked).toEqual([
      { limit: 1000, order },
      { limit: 500, order, before: 'more' },
    ])
  })

  it.each([
    [['--sort', 'ended'], { order: 'ended' }],
    [['--sort', 'name', '--reverse'], { order: 'name', direction: 'descending' }],
    [['--reverse'], { order: 'submitted', direction: 'ascending' }],
  ])('%j asks for %j', async (options, sorting) => {
    const asked: unknown[] = []
    const list = procedures.jobs.list.handler(({ input }) => {
      asked.push(input)
      return { jobs: [aJob()], next: null }
    })
    await lull({ jobs: { list } }, 'ls', ...options)
    expect(asked).toEqual([{ limit: 50, ...sorting }])
  })
})

describe('submit', () => {
  it('hands over the workdir, this shell’s environment and the wishes', async () => {
    const { router, submissions } = accepting()
    const { stdout } = await lull(router, 'submit', '--now', '--strict', '--name', 'night', '--', 'a', 'b')
    expect(stdout).toBe('Submitted night (0199a2b3-c4d5)\n')
    expect(submissions).toMatchObject([
      {
        jobs: [{ name: 'night', command: ['a', 'b'] }],
        workdir: '/work',
        environment: { PATH: '/usr/bin', MINE: 'yes' },
        now: true,
        strict: true,
      },
    ])
  })

  it('keeps the environment back under --clean-env', async () => {
    const { router, submissions } = accepting()
    await lull(router, 'submit', '--clean-env', '--', 'a')
    expect(submissions).toMatchObject([{ environment: {} }])
  })

  it('prints one object for one job, an array for a list, ids under --quiet', async () => {
    const { router } = accepting()
    const { socketPath } = (engine = await fakeEngine(router))
    const one = await lullAt(socketPath, ['submit', '--json', '-f', '-'], 'command: [a]')
    expect(JSON.parse(one.stdout)).toMatchObject({ id: ids[0] })
    const list = await lullAt(socketPath, ['submit', '--json', '-f', '-'], '[{command: [a]}, {command: [b]}]')
    expect(JSON.parse(list.stdout)).toMatchObject([{ id: ids[0] }, { id: ids[1] }])
    const quiet = await lullAt(
      socketPath,
      ['submit', '--quiet', '-f', '-'],
      '[{command: [a]}, {command: [b]}]',
    )
    expect(quiet.stdout).toBe(`${ids.join('\n')}\n`)
  })

  it('lets options beside a file count for each of its jobs', async () => {
    const { router, submissions } = accepting()
    const { socketPath } = (engine = await fakeEngine(router))
    await lullAt(
      socketPath,
      ['submit', '-f', '-', '--cpus', '3'],
      'command: [a]\nresources: { memory: 1GiB }',
    )
    expect(submissions).toMatchObject([{ jobs: [{ resources: { cpus: 3, memory: 1024 ** 3 } }] }])
  })

  it('refuses a wrong option before anything is sent, in the option’s name', async () => {
    const { exitCode, stdout } = await lullAt(nobody, [
      'submit',
      '--json',
      '--memory',
      '4 lorries',
      '--',
      'a',
    ])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'invalidInput', path: 'resources.memory', hint: 'Correct --memory and try again.' },
    })
  })

  it('wants something to run', async () => {
    expect(await lullAt(nobody, ['submit'])).toMatchObject({ exitCode: 2 })
    expect(await lullAt(nobody, ['submit', '-f', '/nonexistent/job.yaml'])).toMatchObject({ exitCode: 2 })
    expect(await lullAt(nobody, ['submit', '-f', 'x', '--', 'a'])).toMatchObject({ exitCode: 2 })
  })
})

describe('run', () => {
  const binary = Buffer.from([0, 255, 10, 13, 254])
  const ended = aJob({
    state: 'failed',
    exitCode: 7,
    attempts: [anAttempt({ state: 'failed', exitCode: 7 })],
    error: { code: 'exitCode', message: 'It ended with exit code 7', hint: 'Look at its log' },
  })
  const router = {
    jobs: {
      submit: procedures.jobs.submit.handler(() => [aJob()]),
      get: procedures.jobs.get.handler(() => ended),
      followLog: procedures.jobs.followLog.handler(async function* ({ input: { stream } }) {
        const bytes = stream === 'stdout' ? binary : Buffer.from('warning\n')
        yield { stream, attempt: 1, offset: 0, base64: bytes.toString('base64'), end: true }
      }),
    },
  }

  it('passes both streams on unchanged and exits with the job’s own code', async () => {
    engine = await fakeEngine(router)
    const heard = listenIn(engine.socketPath)
    expect(await runCommandLine(['run', '--', 'x'], heard.around)).toBe(7)
    expect(heard.stdout()).toBe(binary.toString())
    expect(heard.stderr()).toContain('warning\n')
    expect(heard.stderr()).toContain('train failed: It ended with exit code 7')
  })

  it('prints one document under --json, and nothing else on stdout', async () => {
    const { exitCode, stdout, stderr } = await lull(router, 'run', '--json', '--', 'x')
    expect(exitCode).toBe(7)
    expect(JSON.parse(stdout)).toMatchObject({ id: ended.id, exitCode: 7 })
    expect(stderr).toContain('warning\n')
  })
})

describe('logs, why and result', () => {
  it('reads a log to its end and says what was rotated away', async () => {
    const text = 'the end'
    const log = procedures.jobs.log.handler(({ input: { stream, offset } }) => {
      const at = Math.max(100, offset)
      const piece = text.slice(at - 100, at - 97)
      return { stream, attempt: 1, offset: at, base64: Buffer.from(piece).toString('base64'), end: false }
    })
    const get = procedures.jobs.get.handler(() => aJob({ attempts: [anAttempt()] }))
    const { stdout, stderr } = await lull({ jobs: { log, get } }, 'logs', 'train')
    expect(stdout).toBe(text)
    expect(stderr).toContain('100 older bytes were rotated away')
  })

  it('prints reasons with what would change them', async () => {
    const reasons = [{ code: 'userActive' as const, message: 'You are there', hint: 'Leave' }]
    const why = procedures.jobs.why.handler(() => ({ reasons }))
    expect((await lull({ jobs: { why } }, 'why', 'train')).stdout).toBe('You are there\n  Leave\n')
  })

  it('prints a result bare', async () => {
    const result = procedures.jobs.result.handler(() => ({ loss: 0.5 }))
    expect(JSON.parse((await lull({ jobs: { result } }, 'result', 'train', '--json')).stdout)).toEqual({
      loss: 0.5,
    })
  })
})
