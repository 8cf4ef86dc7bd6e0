import type { Chance } from './chance'

/** A random program for `tree.pl`: at most `budget` processes, few enough for a machine that others use too. */
export function randomProgram(chance: Chance, budget = 12, depth = 0): string {
  const steps: string[] = []
  let left = budget
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const word = chance.pick(words)
    if (word === 'fork' || word === 'orphan') {
      const share = Math.floor(left / 2)
      if (share < 1 || depth > 4) continue
      left -= share
      steps.push(`(${word} ${randomProgram(chance, share, depth + 1)})`)
    } else if (word === 'exec' || word === 'bare') {
      // Nothing comes after: it is another program from here on.
      return [...steps, `(${word} ${randomProgram(chance, left, depth + 1)})`]
        .slice(0, depth > 4 ? -1 : undefined)
        .join(' ')
    } else steps.push(`(${word})`)
  }
  // A storm never returns to its program.
  return depth > 0 && chance.oneIn(6) ? [...steps, '(storm)'].join(' ') : steps.join(' ')
}

const words = [
  'fork',
  'fork',
  'fork',
  'orphan',
  'orphan',
  'session',
  'group',
  'exec',
  'bare',
  'chdir',
  'zombie',
  'deaf',
  'pause',
] as const
