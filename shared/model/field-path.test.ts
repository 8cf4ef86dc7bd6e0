import { describe, expect, it } from 'vitest'
import { valueAt, setValueAt } from './field-path'

describe('a dotted path', () => {
  const job = { name: 'train', resources: { memory: '4GiB' }, inputs: ['a'] }

  it('leads through groups to a field', () => {
    expect(valueAt(job, 'name')).toBe('train')
    expect(valueAt(job, 'resources.memory')).toBe('4GiB')
    expect(valueAt(job, 'resources')).toBe(job.resources)
  })

  it('leads nowhere past what is no group, or has no such field of its own', () => {
    const nowhere = ['name.length', 'inputs.0', 'resources.cpus', 'when.after', 'constructor', '']
    expect(nowhere.map((path) => valueAt(job, path))).toEqual(nowhere.map(() => undefined))
    expect(valueAt(undefined, 'name')).toBeUndefined()
  })

  it('puts a value where it belongs, beside what is there', () => {
    const into = structuredClone(job)
    setValueAt(into, 'resources.cpus', 2)
    setValueAt(into, 'when.level', 'good')
    setValueAt(into, 'name', 'again')
    expect(into).toEqual({
      name: 'again',
      resources: { memory: '4GiB', cpus: 2 },
      inputs: ['a'],
      when: { level: 'good' },
    })
  })
})
