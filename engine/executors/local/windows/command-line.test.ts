import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commandLine, environmentBlock } from './command-line'

it.each([
  [['C:\\a.exe', 'plain'], 'C:\\a.exe plain'],
  [['C:\\Program Files\\a.exe', 'a b'], '"C:\\Program Files\\a.exe" "a b"'],
  [['a.exe', ''], 'a.exe ""'],
  [['a.exe', 'say "hi"'], 'a.exe "say \\"hi\\""'],
  [['a.exe', 'C:\\a b\\'], 'a.exe "C:\\a b\\\\"'],
  [['a.exe', 'C:\\a\\'], 'a.exe C:\\a\\'],
  [['a.exe', 'a\\\\"b'], 'a.exe "a\\\\\\\\\\"b"'],
  [['cmd.exe', '/d', '/s', '/c', 'echo "a b" & dir'], 'cmd.exe /d /s /c "echo "a b" & dir"'],
] as const)('%j becomes %s', (command, line) => {
  expect(commandLine(command)).toBe(line)
})

it('is split into the same arguments again', () => {
  const argument = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\t', 'ä') })
  fc.assert(
    fc.property(fc.array(argument), (given) => {
      expect(split(commandLine(['a.exe', ...given]))).toEqual(['a.exe', ...given])
    }),
  )
})

it('gives an environment in order, each name once, ended twice', () => {
  expect(environmentBlock({ b: '2', A: '1', B: '3' }).toString('utf16le')).toBe('A=1\0B=3\0\0')
  expect(environmentBlock({}).toString('utf16le')).toBe('\0\0')
})

/** Microsoft's rules: 2n backslashes before a quote are n and the quote delimits; 2n + 1 are n and a literal quote. */
function split(line: string): readonly string[] {
  const found: string[] = []
  let word: string | null = null
  let inQuotes = false
  for (let at = 0; at < line.length; at += 1) {
    const [, slashes = '', next = ''] = /^(\\*)(.?)/s.exec(line.slice(at)) ?? []
    if (slashes !== '' && next === '"') {
      word =
        (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2)) + (slashes.length % 2 === 1 ? '"' : '')
      at += slashes.length - 1 + (slashes.length % 2)
    } else if (line[at] === '"') {
      inQuotes = !inQuotes
      word ??= ''
    } else if (!inQuotes && /[ \t]/.test(line[at] ?? '')) {
      if (word !== null) found.push(word)
      word = null
    } else word = (word ?? '') + (line[at] ?? '')
  }
  return word === null ? found : [...found, word]
}
