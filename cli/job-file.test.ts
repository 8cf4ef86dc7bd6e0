import { describe, expect, it } from 'vitest'
import type { LullError } from '../shared/model'
import { parseJobFile } from './job-file'

function refusal(text: string): LullError {
  try {
    parseJobFile(text, 'job.yaml')
  } catch (error) {
    return error as LullError
  }
  throw new Error('the file was expected to be refused')
}

describe('parseJobFile', () => {
  it('reads YAML, JSON and lists', () => {
    expect(parseJobFile('command: [a, "40"]\nwhen: { hours: "22:00-07:00" }', 'f').jobs).toEqual([
      { command: ['a', '40'], when: { hours: '22:00-07:00' } },
    ])
    expect(parseJobFile('[{"command":["a"]},{"shell":"b"}]', 'f')).toEqual({
      jobs: [{ command: ['a'] }, { shell: 'b' }],
      list: true,
    })
  })

  it('says line and column of broken YAML', () => {
    const error = refusal('name: x\ncommand: [a, b\nenv: {}\n')
    expect(error.code).toBe('invalidInput')
    expect(error.message).toMatch(/^job\.yaml:\d+:\d+: /)
  })

  it('says the line of a wrong field, its path and what was meant', () => {
    const error = refusal('name: x\ncommand: [a]\nresources:\n  cpus: 2\n  memmory: 4GiB\n')
    expect(error.message).toBe('job.yaml:4: resources.memmory: there is no such field')
    expect(error).toMatchObject({ path: 'resources.memmory', hint: 'Did you mean memory?' })
  })

  it('says which job of a list is meant', () => {
    expect(refusal('- command: [a]\n- command: [b]\n  priority: 900\n')).toMatchObject({
      path: '[1].priority',
      message: expect.stringContaining('job.yaml:3: priority:') as string,
    })
  })

  it.each(['', '[]', '# only a comment'])('refuses a file without a job: %j', (text) => {
    expect(refusal(text).message).toContain('holds no job')
  })
})
