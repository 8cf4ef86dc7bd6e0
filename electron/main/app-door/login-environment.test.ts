import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLoginEnvironment, parseEnvironment } from './login-environment'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lull-shell-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A login shell that does this before it runs what it is asked to. */
function shell(before: string): string {
  const file = join(folder, 'shell')
  writeFileSync(file, `#!/bin/sh\n${before}\nexec /bin/sh -c "$2"\n`)
  chmodSync(file, 0o700)
  return file
}

describe.skipIf(process.platform === 'win32')('the environment of a terminal', () => {
  it('is what the person’s shell files set, whatever they print, and is read once', async () => {
    const before = `echo hello; echo x >> ${folder}/starts; export FROM_SHELL="two\nlines"`
    const read = createLoginEnvironment({ PATH: '/usr/bin:/bin', SHELL: shell(before), OWN: '1' })
    const { environment, note } = await read()
    expect(environment).toMatchObject({ FROM_SHELL: 'two\nlines', OWN: '1' })
    expect(environment).not.toHaveProperty('SHLVL')
    expect(note).toBeUndefined()
    expect(await read()).toBe(await read())
  })

  it('is the app’s own, and says why, when the shell fails', async () => {
    const own = { PATH: '/usr/bin:/bin', SHELL: shell('exit 3') }
    const { environment, note } = await createLoginEnvironment(own)()
    expect(environment).toEqual(own)
    expect(note).toContain('exit code 3')
  })

  it('is the app’s own when there is no such shell', async () => {
    const own = { SHELL: join(folder, 'nowhere') }
    expect((await createLoginEnvironment(own)()).environment).toEqual(own)
  })
})

it('refuses an answer without the mark', () => {
  expect(() => parseEnvironment('PATH=/bin\0')).toThrow('something else')
})
