import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCommandError } from './command-lookup'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-lookup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lookUp = (command: string, ...places: readonly string[]) =>
  findCommandError(command, folder, { PATH: places.join(':') })

describe.skipIf(process.platform === 'win32')('a command', () => {
  it('is looked for past places that are files, not there, or too long', () => {
    const file = path.join(folder, 'a-file')
    writeFileSync(file, '')
    const unfit = [file, path.join(folder, 'gone'), `/${'x'.repeat(300)}`]
    expect(lookUp('tool', ...unfit)).toMatchObject({ code: 'commandNotFound' })
    writeFileSync(path.join(folder, 'tool'), '#!/bin/sh\n', { mode: 0o755 })
    expect(lookUp('tool', ...unfit, folder)).toBeNull()
  })

  it('is looked for past a file of its name that may not be executed', () => {
    writeFileSync(path.join(folder, 'sh'), '')
    expect(lookUp('sh', folder)).toMatchObject({ code: 'commandNotFound' })
    expect(lookUp('sh', folder, '/bin')).toBeNull()
    expect(lookUp('./sh', folder)).toMatchObject({ code: 'notExecutable' })
  })
})
