import { describe, expect, it } from 'vitest'
import { JobFile } from '../../shared/model'
import type { JobFileInput } from '../../shared/model'
import { acceptJobs } from './accept'
import { emptySubmission, jobId, noon, noonMs, queued } from './job.fixture'
import type { KindOfWork, Submission } from './submission'

const ids = (count: number) => Array.from({ length: count }, (_, index) => jobId(`new-${index}`))

function submit(files: readonly JobFileInput[], more: Partial<Submission> = {}) {
  const parsed = files.map((file) => JobFile.parse(file))
  return acceptJobs({ ...emptySubmission, files: parsed, newIds: ids(files.length), ...more })
}

function accepted(files: readonly JobFileInput[], more: Partial<Submission> = {}) {
  const result = submit(files, more)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.jobs
}

function refused(files: readonly JobFileInput[], more: Partial<Submission> = {}) {
  const result = submit(files, more)
  if (result.ok) throw new Error('it was accepted')
  return result.errors
}

const command = ['/usr/bin/python3', 'train.py']

/** A kind of work that wants no negative `upTo`. */
const primes: KindOfWork = {
  name: 'primes',
  prepare: (params) =>
    Number(params['upTo'] ?? 0) < 0
      ? {
          ok: false,
          errors: [{ code: 'invalidInput', path: 'params.upTo', message: 'too few', hint: 'More.' }],
        }
      : {
          ok: true,
          command: ['node', 'primes.js', JSON.stringify(params)],
          memoryBytes: 1000,
          timeoutSeconds: 60,
          inputs: ['sieve.csv'],
        },
}

describe('an accepted job', () => {
  it('is queued with everything settled', () => {
    const [job] = accepted([
      {
        command,
        workdir: 'work',
        env: { SEED: '1' },
        resources: { memory: '4GiB', gpus: 1, gpuMemory: '8GiB' },
        when: { deadline: '2026-11-23T08:00:00+01:00' },
        checkpoint: { every: '10m' },
        timeout: '30m',
      },
    ])
    expect(job).toMatchObject({ id: 'new-0', name: 'python3', state: 'queued', attempts: [], command })
    expect(job?.spec).toMatchObject({
      workdir: '/home/ada/work',
      envNames: ['HOME', 'PATH', 'SEED'],
      resources: { cpus: 1, memoryBytes: 4 * 1024 ** 3, gpus: 1, gpuMemoryBytes: 8 * 1024 ** 3 },
      when: { deadline: '2026-11-23T07:00:00.000Z' },
      checkpoint: { signal: 'SIGUSR1', everySeconds: 600 },
      timeoutSeconds: 1800,
      now: false,
    })
  })

  it('has no field that nobody gave', () => {
    const [job] = accepted([{ command }])
    expect(Object.values(job?.spec ?? {})).not.toContain(undefined)
    expect(Object.keys(job?.spec.when ?? {})).toEqual(['mains', 'after'])
  })

  it.each([
    [{ command: ['C:\\tools\\blender.exe'] }, 'blender.exe'],
    [{ command: ['./run.sh'] }, 'run.sh'],
    [{ shell: '  python3 train.py > log' }, 'python3'],
    [{ command: ['true'], name: 'nightly' }, 'nightly'],
  ])('%j is called %s', (file, name) => {
    expect(accepted([file])[0]?.name).toBe(name)
  })

  it('runs a shell line by the platform’s shell', () => {
    const [job] = accepted([{ shell: 'a | b' }])
    expect(job?.command).toEqual(['/bin/sh', '-c', 'a | b'])
    expect(job?.spec.shell).toBe('a | b')
  })

  it('runs a kind by its command, with its memory, its time-out, its inputs and checkpoints', () => {
    const [job] = accepted([{ kind: 'primes', inputs: ['a'] }], { kinds: [primes] })
    expect(job?.command).toEqual(['node', 'primes.js', '{}'])
    expect(job?.spec).toMatchObject({
      resources: { memoryBytes: 1000 },
      timeoutSeconds: 60,
      inputs: ['a', 'sieve.csv'],
      checkpoint: { signal: 'SIGUSR1' },
    })
  })

  it('that says what memory and time it needs keeps to it', () => {
    const file = { kind: 'primes', resources: { memory: '2KiB' }, timeout: '2m' }
    const [job] = accepted([file], { kinds: [primes] })
    expect(job?.spec).toMatchObject({ resources: { memoryBytes: 2048 }, timeoutSeconds: 120 })
  })

  it('carries the wish of a person who is there', () => {
    expect(accepted([{ command }], { wishedNow: true })[0]?.spec.now).toBe(true)
  })

  it('that repeats is due at its next firing, on the clock of the person', () => {
    const now = { ...noon, timeZone: 'Europe/Berlin' }
    const [job] = accepted([{ command, when: { cron: '0 3 * * *' } }], { now })
    expect(job).toMatchObject({ seriesId: 'new-0', notBefore: '2026-11-23T02:00:00.000Z' })
  })
})

describe('dependencies', () => {
  const prepare = { ...queued('old-prepare'), name: 'prepare' }
  const findJob = (ref: string) => (ref === 'prepare' || ref === 'old' ? prepare : undefined)

  it('are names in the list first, then existing jobs, each once', () => {
    const files = [
      { command, name: 'prepare' },
      { command, when: { after: ['prepare', 'old', 'prepare'] } },
    ]
    expect(accepted(files, { findJob })[1]?.spec.when.after).toEqual(['new-0', 'old-prepare'])
    expect(accepted([files[1] ?? {}], { findJob })[0]?.spec.when.after).toEqual(['old-prepare'])
  })

  it('that do not exist are named', () => {
    const [error] = refused([{ command, when: { after: ['nobody'] } }])
    expect(error).toMatchObject({ code: 'invalidInput', path: 'when.after[0]' })
    expect(error?.message).toContain('"nobody"')
  })

  it('may not be ambiguous', () => {
    const twin = { command, name: 'twin' }
    const [error] = refused([twin, twin, { command, when: { after: ['twin'] } }])
    expect(error?.path).toBe('[2].when.after[0]')
  })

  it('may not go in a circle, which is spelled out', () => {
    const errors = refused([
      { command, name: 'start', when: { after: ['a'] } },
      { command, name: 'a', when: { after: ['b'] } },
      { command, name: 'b', when: { after: ['a'] } },
    ])
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ path: '[1].when.after' })
    expect(errors[0]?.message).toContain('a -> b -> a')
  })

  it('may not be the job itself', () => {
    const [error] = refused([{ command, name: 'a', when: { after: ['a'] } }])
    expect(error?.message).toContain('a -> a')
  })

  it('may be a chain of ten thousand', () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({
      command,
      name: `step ${index}`,
      when: index === 0 ? {} : { after: [`step ${index - 1}`] },
    }))
    expect(accepted(files)).toHaveLength(10_000)
  })
})

describe('bad input', () => {
  it.each([
    ['0 3 * *', '4 fields'],
    ['0 0 3 * * *', '6 fields'],
    ['0 99 * * *', 'cannot be read'],
    ['0 3 31 2 *', 'never fires'],
    ['2027-01-01T00:00:00', '1 fields'],
  ])('says what is wrong with the cron line %s', (cron, problem) => {
    const [error] = refused([{ command, when: { cron } }])
    expect(error).toMatchObject({ path: 'when.cron', code: 'invalidInput' })
    expect(error?.message).toContain(problem)
    expect(error?.hint).toContain('minute')
  })

  it('refuses a deadline in the past', () => {
    const deadline = new Date(noonMs - 1000).toISOString()
    expect(refused([{ command, when: { deadline } }])[0]?.path).toBe('when.deadline')
  })

  it('refuses what a kind refuses, with the place of each error', () => {
    const wrong = { kind: 'primes', params: { upTo: -1 } }
    const errors = refused([wrong, { command }], { kinds: [primes] })
    expect(errors).toEqual([
      { code: 'invalidInput', path: '[0].params.upTo', message: 'too few', hint: 'More.' },
    ])
  })

  it('refuses an unknown kind and says what there is', () => {
    const [error] = refused([{ kind: 'training' }])
    expect(error?.path).toBe('kind')
    expect(error?.message).toContain('this version ships no built-in kinds of work')
  })

  it('refuses all jobs of a list for one, and names every error with its place', () => {
    const errors = refused([{ command }, { kind: 'x' }, { command, when: { cron: 'x', after: ['y'] } }])
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      '[1].kind',
      '[2].when.after[0]',
      '[2].when.cron',
    ])
  })
})

describe('what this machine can never do', () => {
  const cases: readonly (readonly [JobFileInput, string])[] = [
    [{ command, resources: { cpus: 5 } }, 'resources.cpus'],
    [{ command, resources: { memory: '17GiB' } }, 'resources.memory'],
    [{ command, resources: { gpus: 2 } }, 'resources.gpus'],
    [{ command, resources: { gpus: 1, gpuMemory: '9GiB' } }, 'resources.gpuMemory'],
    [{ command, where: 'gcp' }, 'where'],
  ]

  it.each(cases)('%j waits', (file) => {
    expect(accepted([file])[0]?.state).toBe('queued')
  })

  it.each(cases)('%j is refused when asked to be strict, at %s', (file, path) => {
    expect(refused([file], { strict: true })).toMatchObject([{ code: 'refused', path }])
  })
})
