import { describe, expect, it } from 'vitest'
import type { KindParameter } from '../../shared/model'
import { paramText, withParam } from './params-text'
import { valueOf } from './value-text'

const all = { kind: 'pairs', path: 'params' } as const
/** What a control shows after this was typed into it, and what the job file then says. */
function typed(type: KindParameter['type'], text: string) {
  const params = withParam('seed=1', { name: 'it', type }, text)
  const { it: value } = { ...(valueOf(all, params) as Record<string, unknown>) }
  return [paramText(params, { name: 'it', type }), value]
}

describe('the control of one parameter', () => {
  it.each<[KindParameter['type'], string, unknown]>([
    ['number', '1.5', 1.5],
    ['number', '1.', '1.'],
    ['number', '1.0', 1],
    ['integer', 'many', 'many'],
    ['text', 'breast-cancer', 'breast-cancer'],
    ['text', '5', '5'],
    ['text', '"', '"'],
    ['text', 'a=b', 'a=b'],
    ['choice', 'true', 'true'],
    ['list', '1, 2, 0.5', [1, 2, 0.5]],
    ['list', '1,', '1,'],
  ])('of a %s shows %s as it was typed', (type, text, value) => {
    expect(typed(type, text)).toEqual([text, value])
  })

  it('writes its own line and no other', () => {
    const two = withParam('a=1\nb=2\nc=3', { name: 'b', type: 'number' }, '4')
    expect(two).toBe('a=1\nb=4\nc=3')
    expect(withParam(two, { name: 'b', type: 'number' }, '')).toBe('a=1\nc=3')
    expect(paramText(two, { name: 'nothing', type: 'number' })).toBe('')
  })
})
