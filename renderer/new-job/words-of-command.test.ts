import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinWords } from '../../shared/shell-words'
import { splitWords } from './words-of-command'

it('reads a command as a shell does', () => {
  expect(splitWords('python3 train.py --epochs 40')).toEqual(['python3', 'train.py', '--epochs', '40'])
  expect(splitWords(` a "b c" 'd "e"' f\\ g "" `)).toEqual(['a', 'b c', 'd "e"', 'f g', ''])
  expect(splitWords('C:\\tools\\run.exe "say \\"hi\\""')).toEqual(['C:\\tools\\run.exe', 'say "hi"'])
  expect(splitWords('echo "open')).toBeUndefined()
  expect(splitWords('  ')).toEqual([])
  expect(splitWords('a \\\n  b')).toEqual(['a', 'b'])
})

it('reads again whatever it wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      expect(splitWords(joinWords(words))).toEqual(words)
    }),
  )
})
