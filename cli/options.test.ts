import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { JobFile } from '../shared/model'
import { addJobOptions, jobFromOptions, optionFor, secondsOption } from './options'

function jobOf(...args: readonly string[]) {
  const command = addJobOptions(new Command('run'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  command.parse(args, { from: 'user' })
  return jobFromOptions(command.opts())
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>
}

function leaves(node: SchemaNode, path: readonly string[] = []): readonly string[] {
  const inside = Object.entries(node.properties ?? {})
  return inside.length === 0
    ? [path.join('.')]
    : inside.flatMap(([key, child]) => leaves(child, [...path, key]))
}

describe('job options', () => {
  it('are there for every field of a job file', () => {
    const root = z.toJSONSchema(JobFile, { io: 'input', unrepresentable: 'any' })
    const fields = leaves(root.$defs?.['JobFile'] as SchemaNode).filter((field) => field !== 'command')
    expect(fields.filter((field) => optionFor(field) === undefined)).toEqual([])
  })

  it('fill nested fields, collect what repeats and read numbers', () => {
    const given = [
      '--name',
      'night',
      '--cpus',
      '2',
      '--memory',
      '4GiB',
      '--after',
      'a',
      '--after',
      'b',
      '--mains',
    ]
    expect(jobOf(...given, '--env', 'A=1=2', '--env', 'B=', '--retry', '5')).toEqual({
      name: 'night',
      resources: { cpus: 2, memory: '4GiB' },
      when: { after: ['a', 'b'], mains: true },
      env: { A: '1=2', B: '' },
      retry: { attempts: 5 },
    })
  })

  it('read parameters as JSON where they are JSON', () => {
    expect(jobOf('--param', 'n=40', '--param', 'list=[1,2]', '--param', 'name=x y').params).toEqual({
      n: 40,
      list: [1, 2],
      name: 'x y',
    })
  })

  it('leave what is no number to the schema, which names the path', () => {
    const parsed = JobFile.safeParse({ command: ['x'], ...jobOf('--cpus', 'many') })
    expect(parsed.error?.issues[0]?.path).toEqual(['resources', 'cpus'])
  })

  it('refuse a pair without a name', () => {
    expect(() => jobOf('--env', '=x')).toThrow('NAME=value')
  })

  it('are found by the path of a complaint', () => {
    expect(optionFor('retry.on[0]')).toBe('--retry-on')
    expect(optionFor('env.A')).toBe('--env')
    expect(optionFor('nothing')).toBeUndefined()
  })
})

describe('secondsOption', () => {
  it('reads durations and refuses what is none', () => {
    expect(secondsOption('1h30m')).toBe(5400)
    expect(() => secondsOption('soon')).toThrow('1h30m')
  })
})
