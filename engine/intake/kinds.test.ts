import { describe, expect, it } from 'vitest'
import { JobFile, type JobFileInput } from '../../shared/model'
import { checkKind, kindsOfWork } from './kinds'

const gib = 1024 ** 3

function prepare(job: JobFileInput, room = { totalBytes: 8 * gib, maxPercent: 90 }) {
  const { params = {}, resources } = JobFile.parse(job)
  return kindsOfWork(room, '/lull-worker.mjs')
    .find(({ name }) => name === job.kind)
    ?.prepare(params, resources)
}

function errorsOf(job: JobFileInput) {
  const prepared = prepare(job)
  return prepared === undefined || prepared.ok ? [] : prepared.errors
}

describe('a built-in kind of work', () => {
  it('runs by the worker under this very runtime, with its parameters as given', () => {
    expect(prepare({ kind: 'neural_simulation', params: { durationMs: 3000 } })).toMatchObject({
      ok: true,
      command: [process.execPath, '/lull-worker.mjs', 'run', 'neural_simulation', '{"durationMs":3000}'],
      inputs: [],
    })
  })

  it('gets as many threads as the job asks for processors', () => {
    const job = { kind: 'decision_making', resources: { cpus: 2.5 } }
    expect(prepare(job)).toMatchObject({ command: expect.arrayContaining(['--threads', '2']) })
  })

  it('names field, range and reason of each wrong parameter', () => {
    const errors = errorsOf({ kind: 'decision_making', params: { boundary: 99, trials: 1 } })
    expect(errors.map(({ path }) => path)).toEqual(['params.boundary', 'params.trials'])
    expect(errors[0]).toMatchObject({
      code: 'invalidInput',
      message: expect.stringMatching(/^must lie between 0\.1 and 10: .{20}/),
      hint: 'Correct params.boundary and try again.',
    })
  })

  it('says which parameter was meant', () => {
    const [error] = errorsOf({ kind: 'neural_simulation', params: { duration: 1 } })
    expect(error).toMatchObject({ path: 'params.duration', hint: 'Did you mean durationMs?' })
  })

  it('that needs more memory than jobs may take is refused with the estimate', () => {
    const [error] = errorsOf({ kind: 'neural_simulation', params: { numNeurons: 50_000 } })
    expect(error).toMatchObject({ code: 'refused', path: 'params' })
    expect(error?.message).toBe(
      'it needs about 9.4 GiB of memory, and jobs may fill 7.2 GiB of this machine (90 % of 8.0 GiB)',
    )
  })

  it('that needs more memory than its job asks for is refused with the estimate', () => {
    const [error] = errorsOf({ kind: 'neural_simulation', resources: { memory: '10MiB' } })
    expect(error).toMatchObject({ code: 'refused', path: 'resources.memory' })
    expect(error?.message).toMatch(/^it needs about \d+\.\d MiB of memory, and asks for 10\.0 MiB$/)
  })

  it('cannot run in a checkout that is not built, and says how to build it', () => {
    const [kind] = kindsOfWork({ totalBytes: 8 * gib, maxPercent: 90 }, null)
    expect(kind?.prepare({}, JobFile.parse({ kind: 'x' }).resources)).toMatchObject({
      errors: [{ code: 'refused', path: 'kind', hint: expect.stringContaining('npm run build') }],
    })
  })
})

describe('parameters that are only looked at', () => {
  const known = kindsOfWork({ totalBytes: 8 * gib, maxPercent: 90 }, '/lull-worker.mjs')

  it('bring the memory that a run takes', () => {
    expect(checkKind(known, 'decision_making', {})).toEqual({
      memoryBytes: expect.any(Number),
      complaints: [],
    })
  })

  it('are complained about as a submission would', () => {
    const wrong = checkKind(known, 'attention_modeling', { items: 2, targets: 4 })
    expect(wrong).toMatchObject({ memoryBytes: null, complaints: [{ path: 'params.targets' }] })
    const tooBig = checkKind(known, 'neural_simulation', {}, 1024)
    expect(tooBig.complaints).toMatchObject([{ path: 'resources.memory', hint: expect.any(String) }])
  })

  it('of a kind that is not there are refused with those that are', () => {
    expect(() => checkKind(known, 'dreaming', {})).toThrow('There is no kind "dreaming"')
  })
})
