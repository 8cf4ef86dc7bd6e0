import { describe, expect, it } from 'vitest'
import type { KindParameter } from '../shared/model'
import { kinds, parametersOf } from '.'

const parameter = (kind: string, name: string) =>
  kinds
    .filter((each) => each.name === kind)
    .flatMap(({ params }) => parametersOf(params))
    .find((each) => each.name === name)

describe('the parameters of a kind', () => {
  it.each(kinds)('of $name are named, described and bounded, and their defaults are taken', ({ params }) => {
    const parameters = parametersOf(params)
    expect(parameters.filter(({ title, about }) => !/^[A-Z]/.test(title) || about === '')).toEqual([])
    const isBounded = ({ type, min, max, choices = [] }: KindParameter) => {
      if (type === 'number' || type === 'integer') return min !== undefined && max !== undefined
      return type !== 'choice' || choices.length > 1
    }
    expect(parameters.filter((each) => !isBounded(each))).toEqual([])
    const defaults = parameters.map(({ name, default: usual }) => [name, usual])
    expect(params.safeParse(Object.fromEntries(defaults)).success).toBe(true)
  })

  it('say everything about a number', () => {
    expect(parameter('attention_modeling', 'exposureMs')).toEqual({
      name: 'exposureMs',
      title: 'Exposure',
      about: 'How long the display is shown before its mask',
      type: 'number',
      unit: 'ms',
      min: 0,
      max: 2000,
      default: 100,
    })
  })

  it.each([
    ['attention_modeling', 'weights', { type: 'list', default: [] }],
    [
      'neural_simulation',
      'model',
      { type: 'choice', choices: ['izhikevich', 'brunel'], default: 'izhikevich' },
    ],
    ['neural_simulation', 'numNeurons', { type: 'integer', min: 100 }],
    ['training_session', 'data', { type: 'text', default: 'breast-cancer' }],
  ])('know %s.%s', (kind, name, expected) => {
    expect(parameter(kind, name)).toMatchObject(expected)
  })
})
