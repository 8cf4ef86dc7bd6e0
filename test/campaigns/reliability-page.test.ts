import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/reliability.md'), 'utf8')
const claims = [...page.matchAll(/^\|.*\| `([^`]+)`: (.+?) +\|$/gm)].map(([, file = '', title = '']) => ({
  file,
  title,
}))

it('every line of the page on reliability names its test', () => {
  const lines = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (fault|---)/.test(line))
  expect(claims.length).toBe(lines.length)
})

it.each(claims)('$file shows: $title', ({ file, title }) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toContain(title)
})
