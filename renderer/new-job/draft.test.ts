import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptErrorCodes, JobFile, type JobSpec, JobSpec as JobSpecSchema } from '../../shared/model'
import { lookAt } from './complaints'
import { draftOf, emptyDraft, writtenJob } from './draft'
import { common, folded } from './groups'
import { jobFields } from './job-fields'
import { jobFileOf } from './job-file-of'
import { words } from '../messages/new-job'

const line = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\n'))
const lines = fc.array(line, { maxLength: 3 })
const amount = fc.integer({ min: 1, max: 2 ** 45 })
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const spec: fc.Arbitrary<JobSpec> = fc
  .record({
    runs: fc.oneof(
      fc.record({ command: fc.array(fc.string(), { minLength: 1 }).filter(([program]) => program !== '') }),
      fc.record({ shell: line, command: fc.constant(['/bin/sh', '-c', 'x']) }),
      fc.record({
        kind: line,
        command: fc.constant(['worker']),
        params: optional(
          fc.dictionary(
            fc.stringMatching(/^[a-z]+$/),
            fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer())),
            { minKeys: 1 },
          ),
        ),
      }),
    ),
    workdir: line,
    envNames: fc.constant([]),
    inputs: lines,
    outputs: lines,
    resources: fc.record({
      cpus: fc.double({ min: 0.1, max: 64, noNaN: true }),
      memoryBytes: optional(amount),
      gpus: fc.nat(8),
      gpuMemoryBytes: optional(amount),
      diskBytes: optional(amount),
    }),
    where: fc.constantFrom('auto', 'local', 'tower'),
    when: fc.record({
      level: fc.constantFrom('good', 'light', undefined),
      mains: fc.boolean(),
      hours: fc.constantFrom('22:00-07:00', undefined),
      after: lines,
      cron: fc.constantFrom('0 3 * * *', undefined),
      deadline: fc.constantFrom('2026-12-01T08:00:00.000Z', undefined),
    }),
    onReturn: fc.constantFrom('freeze', 'checkpoint', 'yield'),
    checkpoint: optional(
      fc.record({ signal: fc.constantFrom('SIGUSR1', 'SIGUSR2'), everySeconds: optional(amount) }),
    ),
    timeoutSeconds: optional(fc.oneof(amount, fc.double({ min: 0.001, max: 1e6, noNaN: true }))),
    retry: fc.record({
      attempts: fc.integer({ min: 1, max: 100 }),
      on: fc.subarray([...attemptErrorCodes]),
      backoffSeconds: amount,
    }),
    priority: fc.integer({ min: -100, max: 100 }),
    maxCostUsd: optional(fc.double({ min: 0, max: 100, noNaN: true })),
    exclusive: fc.boolean(),
    now: fc.constant(false),
  })
  .map(({ runs, ...rest }) => JobSpecSchema.parse({ ...rest, ...runs }))

describe('a job that is run again', () => {
  it('asks for the same as it did, also after it went through the form', () => {
    fc.assert(
      fc.property(spec, line, (asked, name) => {
        const file = JobFile.parse(jobFileOf(name.slice(0, 200), asked))
        const again = JobFile.parse(writtenJob(draftOf(jobFileOf(name.slice(0, 200), asked))))
        expect(again).toEqual(file)
        expect(settled(again)).toEqual(settledSpec(asked))
      }),
    )
  })
})

describe('the form', () => {
  it('has one place and one label for every field of the schema', () => {
    const placed = ['command', 'shell', 'kind', 'params', ...common, ...folded.flatMap(({ paths }) => paths)]
    expect(placed.toSorted()).toEqual([...jobFields.keys()].toSorted())
    expect(Object.keys(words.fields).toSorted()).toEqual([...jobFields.keys()].toSorted())
    const choices = [...jobFields.values()].flatMap((field) => field.choices)
    expect(choices.filter((choice) => words.choices[choice] === undefined)).toEqual([])
  })

  it('writes only what was filled in, and nothing that is so anyway', () => {
    const texts = {
      command: 'python3 train.py',
      workdir: '/work',
      'resources.cpus': '1',
      'resources.memory': ' 4GiB ',
      'when.mains': 'false',
      priority: '5',
      shell: 'forgotten',
    }
    expect(writtenJob({ ...emptyDraft, texts })).toEqual({
      command: ['python3', 'train.py'],
      workdir: '/work',
      resources: { memory: '4GiB' },
      priority: 5,
    })
  })

  it('says at its field what is wrong, and what is missing', () => {
    const texts = {
      command: 'echo "open',
      'resources.memory': 'much',
      priority: '900',
      'resources.cpus': 'two',
      env: 'A=1\nB',
      'when.hours': 'night',
    }
    const { complaints, missing } = lookAt({ ...emptyDraft, texts })
    expect(Object.fromEntries(complaints)).toEqual({
      command: 'A quote is not closed.',
      'resources.memory': expect.stringContaining('"much" is not a size') as string,
      priority: 'Write a number from -100 to 100.',
      'resources.cpus': 'Write a number above 0.',
      env: 'Write NAME=value, not B.',
      'when.hours': 'hours look like "22:00-07:00", several joined by commas',
    })
    expect(missing).toEqual(['workdir'])
    expect(lookAt(emptyDraft)).toMatchObject({ missing: ['command', 'workdir'] })
    expect(lookAt(emptyDraft).complaints.size).toBe(0)
  })
})

/** What the engine would settle the file to, as far as both sides name it. */
function settled(file: JobFile) {
  const { command, shell, kind, params, resources, when, retry } = file
  return {
    runs: kind === undefined ? (shell ?? command) : { kind, params },
    workdir: file.workdir,
    paths: [file.inputs, file.outputs],
    resources: [resources.cpus, resources.gpus, resources.memory, resources.gpuMemory, resources.disk],
    when: [when.level, when.mains, when.hours, when.after, when.cron, when.deadline],
    checkpoint: kind === undefined ? [file.checkpoint?.signal, file.checkpoint?.every] : [],
    rest: [file.where, file.onReturn, file.timeout, file.priority, file.maxCostUsd, file.exclusive, retry],
  }
}

function settledSpec(asked: JobSpec): ReturnType<typeof settled> {
  const { command, shell, kind, params, resources, when, retry } = asked
  return {
    runs: kind === undefined ? (shell ?? [...command]) : { kind, params },
    workdir: asked.workdir,
    paths: [[...asked.inputs], [...asked.outputs]],
    resources: [
      resources.cpus,
      resources.gpus,
      kind === undefined ? resources.memoryBytes : undefined,
      resources.gpuMemoryBytes,
      resources.diskBytes,
    ],
    when: [
      when.level === 'unsuitable' ? undefined : when.level,
      when.mains,
      when.hours,
      [...when.after],
      when.cron,
      when.deadline,
    ],
    checkpoint: kind === undefined ? [asked.checkpoint?.signal, asked.checkpoint?.everySeconds] : [],
    rest: [
      asked.where,
      asked.onReturn,
      asked.timeoutSeconds,
      asked.priority,
      asked.maxCostUsd,
      asked.exclusive,
      { ...retry, on: [...retry.on] },
    ],
  }
}
