import { describe, expect, it } from 'vitest'
import { paintWith, wantsColour, widthOf } from './paint'
import { shortIds } from './short-id'
import { table } from './table'

const plain = paintWith(false)
const columns = [
  { title: 'NAME', cell: (row: readonly string[]) => row[0] ?? '' },
  { title: 'N', cell: (row: readonly string[]) => row[1] ?? '', align: 'right' as const },
  { title: 'DETAIL', cell: (row: readonly string[]) => row[2] ?? '', shrinks: true },
]

describe('table', () => {
  it('lines columns up', () => {
    const text = table(
      [
        ['train', '5', 'x'],
        ['a', '100', ''],
      ],
      columns,
      { paint: plain, columns: undefined },
    )
    expect(text).toBe('NAME     N  DETAIL\ntrain    5  x\na      100')
  })

  it('gives no line more room than the terminal has', () => {
    const text = table([['train', '5', 'a very long reason that goes on and on']], columns, {
      paint: plain,
      columns: 40,
    })
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(40)
    expect(text).toContain('…')
  })

  it('does not count colours as width', () => {
    const paint = paintWith(true)
    const text = table([[paint.red('failed'), '1', '']], columns, { paint: plain, columns: undefined })
    expect(widthOf(text.split('\n')[1] ?? '')).toBe('failed  1'.length)
  })
})

describe('wantsColour', () => {
  it('is for terminals only, and bows to NO_COLOR', () => {
    expect(wantsColour({ isTTY: true }, {})).toBe(true)
    expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
    expect(wantsColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false)
    expect(wantsColour({}, {})).toBe(false)
  })
})

describe('shortIds', () => {
  const ids = [
    '0199a2b3-c4d5-7abc-8def-0123456789ab',
    '0199a2b3-c4d5-7abc-8dee-0123456789ab',
    '0199a2b4-0000-7000-8000-000000000000',
  ]

  it('shows the clock, and as much more as tells ids of one millisecond apart', () => {
    const short = shortIds(ids)
    expect(short.get(ids[2] ?? '')).toBe('0199a2b4-0000')
    expect(short.get(ids[0] ?? '')).toBe('0199a2b3-c4d5-7abc-8def')
    expect(new Set(short.values()).size).toBe(3)
  })

  it('gives prefixes that fit one id only', () => {
    for (const [id, short] of shortIds(ids)) expect(ids.filter((one) => one.startsWith(short))).toEqual([id])
  })
})
