import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makePlace } from './place'

it('leaves neither folder nor group when the group cannot be bounded', () => {
  const beside = mkdtempSync(path.join(tmpdir(), 'lull-place-'))
  const group = path.join(beside, 'group')
  const workplace = {
    newName: () => 'standby',
    groupOf: () => group,
    makeGroup: () => {
      mkdirSync(group)
      throw new Error('too many open files')
    },
  }
  try {
    expect(() => makePlace(workplace, beside)).toThrow('too many open files')
    expect(readdirSync(beside)).toEqual([])
    expect(existsSync(group)).toBe(false)
  } finally {
    rmSync(beside, { recursive: true })
  }
})
