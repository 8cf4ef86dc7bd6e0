import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { invalidInput } from './invalid-input'
import { JobFile } from './job'
import type { LullError } from './lull-error'

function refusal(schema: z.ZodType, data: unknown): LullError {
  const parsed = schema.safeParse(data)
  if (parsed.success) throw new Error('the data was expected to be refused')
  return invalidInput(schema, parsed.error, 'The job is not valid')
}

describe('invalidInput', () => {
  it('names an unknown field and the nearest known one, at any depth', () => {
    expect(refusal(JobFile, { comand: ['x'] })).toMatchObject({
      path: 'comand',
      hint: 'Did you mean command?',
    })
    expect(refusal(JobFile, { command: ['x'], resources: { mem: 1 } })).toMatchObject({
      code: 'invalidInput',
      path: 'resources.mem',
      hint: 'Did you mean memory?',
    })
  })

  it('lists what is known where nothing is near', () => {
    expect(refusal(JobFile, { command: ['x'], when: { zzz: 1 } }).hint).toBe(
      'Known here: level, mains, hours, after, cron, deadline.',
    )
  })

  it('says path and reason of every wrong field', () => {
    const error = refusal(JobFile, { command: ['x'], priority: 1000, retry: { on: ['bad'] } })
    expect(error.message).toContain('priority: at most 100')
    expect(error.message).toContain('retry.on[0]: Invalid option')
  })

  it('says how a word is written that YAML takes for a number or a yes', () => {
    expect(refusal(JobFile, { command: ['sleep', 40] })).toMatchObject({
      path: 'command[1]',
      hint: 'Put command[1] in quotes, as in "40", and try again.',
    })
    expect(refusal(JobFile, { command: ['x', {}] }).hint).toBe('Correct command[1] and try again.')
  })

  it('uses the words of a field that has its own', () => {
    expect(refusal(JobFile, { command: ['x'], resources: { memory: '4 lorries' } }).message).toBe(
      'The job is not valid: resources.memory: "4 lorries" is not a size; write it like "4GiB", "512MiB" or a number of bytes',
    )
  })
})
