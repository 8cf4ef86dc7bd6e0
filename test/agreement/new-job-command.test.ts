import { Command } from 'commander'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addJobOptions, jobFromOptions } from '../../cli/options'
import { commandLine } from '../../renderer/new-job/command-line'
import { splitWords } from '../../renderer/new-job/words-of-command'
import { yamlText } from '../../renderer/new-job/yaml-text'
import { parseJobFile } from '../../cli/job-file'
import { JobFile, type JobFileInput } from '../../shared/model'

// The page for new jobs shows a job as a command and as a file: the command line must read both as that job.

const text = fc.string({ minLength: 1 }).filter((given) => !given.includes('\0'))
const texts = fc.array(text, { minLength: 1, maxLength: 3 })
const job = fc
  .record(
    {
      name: text,
      workdir: text,
      env: fc.dictionary(fc.stringMatching(/^[A-Z_]+$/), fc.string()),
      params: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(text, fc.integer(), fc.boolean()), {
        minKeys: 1,
      }),
      inputs: texts,
      outputs: texts,
      resources: fc.record({ memory: fc.constant('4GiB'), gpus: fc.nat(4) }, { requiredKeys: [] }),
      when: fc.record(
        {
          level: fc.constant('good' as const),
          mains: fc.constant(true),
          after: texts,
          hours: fc.constant('22:00-07:00'),
        },
        { requiredKeys: [] },
      ),
      onReturn: fc.constant('checkpoint' as const),
      checkpoint: fc.record({ signal: fc.constant('SIGUSR2'), every: fc.constant('10m') }),
      timeout: fc.constant('1h30m'),
      retry: fc.record({
        attempts: fc.integer({ min: 1, max: 9 }),
        on: fc.constantFrom('signal' as const, 'timeout' as const).map((code) => [code]),
      }),
      priority: fc.integer({ min: -100, max: 100 }),
      maxCostUsd: fc.constant(0.5),
      exclusive: fc.constant(true),
    },
    { requiredKeys: ['env'] },
  )
  .chain(({ params, ...rest }) =>
    fc.oneof(
      fc.constant({ ...rest, kind: 'neural_simulation', ...(params && { params }) }),
      text.map((shell) => ({ ...rest, shell })),
      fc.array(fc.string(), { minLength: 1 }).map((command) => ({ ...rest, command: ['run', ...command] })),
    ),
  ) as fc.Arbitrary<JobFileInput>

it('reads the command that the page shows as the same job', () => {
  fc.assert(
    fc.property(job, (asked) => {
      const [, , ...words] = splitWords(commandLine(asked)) ?? []
      const submit = addJobOptions(new Command('submit').argument('[command...]').exitOverride())
      submit.parse(words, { from: 'user' })
      const read = jobFromOptions(submit.opts())
      const command = submit.args.length > 0 ? { command: submit.args } : {}
      expect(JobFile.parse({ ...read, ...command })).toEqual(JobFile.parse(asked))
    }),
  )
})

it('reads the file that the page shows as the same job', () => {
  fc.assert(
    fc.property(job, (asked) => {
      expect(parseJobFile(yamlText(asked), 'job.yaml').jobs.map((each) => JobFile.parse(each))).toEqual([
        JobFile.parse(asked),
      ])
    }),
  )
})
