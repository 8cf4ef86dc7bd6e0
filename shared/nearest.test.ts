import { describe, expect, it } from 'vitest'
import { nearest } from './nearest'

describe('nearest', () => {
  const known = ['command', 'resources', 'onReturn', 'memory', 'idle.afterSeconds', 'cpu.vetoPercent']

  it.each([
    ['comand', 'command'],
    ['commnad', 'command'],
    ['ressources', 'resources'],
    ['on_return', 'onReturn'],
    ['mem', 'memory'],
    ['idle.afterSecond', 'idle.afterSeconds'],
    ['vetoPercent', 'cpu.vetoPercent'],
  ])('takes %s for %s', (typed, meant) => expect(nearest(typed, known)).toBe(meant))

  it('guesses nothing when nothing is close', () => {
    expect(nearest('x', known)).toBeUndefined()
    expect(nearest('wallpaper', known)).toBeUndefined()
  })
})
