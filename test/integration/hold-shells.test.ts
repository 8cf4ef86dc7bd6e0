import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failedExec } from '../../engine/executors/local/holding/exec-failure'
import { needs } from '../needs'
import { runByLauncher, startLauncherUnder } from '../platform/launcher'

const shells = [['dash'], ['bash', '--posix'], ['bash', '--posix', '-p'], ['busybox', 'ash']]

/** `/bin/sh` is another shell on every system: the launcher does the same under each. */
describe.each(shells.filter(([shell = '']) => needs(shell)))('the launcher under %s %s', (...shell) => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'lull-shell-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('tells an exit code from a signal', async () => {
    expect(await runByLauncher(shell, root, 'exits', ['sh', '-c', 'exit 137'])).toMatchObject({
      code: 137,
      report: { exitCode: 137 },
    })
    expect(await runByLauncher(shell, root, 'dies', ['sh', '-c', 'kill -9 $$'])).toMatchObject({
      code: 137,
      report: { signal: 'SIGKILL' },
    })
  })

  it('gives the job each argument and variable as it is', async () => {
    const given = ["it's", '', '-n', 'a\nb', '$HOME `id`', '\\', '\u0001 é漢🌙', '*']
    const compare = `
      const same = JSON.stringify(process.argv.slice(2)) === process.argv[1]
      process.exit(same && process.env.LULL_ATTEMPT === 'echo/1/1' ? 0 : 9)`
    const command = [process.execPath, '-e', compare, '--', JSON.stringify(given), ...given]
    expect(await runByLauncher(shell, root, 'echo', command)).toMatchObject({ code: 0 })
  })

  it('counts the processor time of what it ran', async () => {
    const burn = 'const until = performance.now() + 300; while (performance.now() < until);'
    const { report } = await runByLauncher(shell, root, 'burns', [process.execPath, '-e', burn])
    expect(report?.cpuSeconds).toBeGreaterThan(0.05)
  })

  it('holds one job after another, each with an end, a log and signals of its own', async () => {
    const { run, leave } = startLauncherUnder(shell, root)
    const burn = 'const until = performance.now() + 300; while (performance.now() < until);'
    expect(await run('first', [process.execPath, '-e', burn])).toMatchObject({ code: 0 })
    expect(
      await run('second', ['sh', '-c', 'echo mine; grep SigIgn /proc/$$/status; kill -9 $$']),
    ).toMatchObject({
      report: { signal: 'SIGKILL' },
    })
    const { report } = await run('third', ['sh', '-c', 'exit 3'])
    await leave()
    expect(report).toMatchObject({ began: true, exitCode: 3 })
    expect(report?.cpuSeconds).toBeLessThan(0.2)
    const log = (name: string) => readFileSync(path.join(root, name, 'stdout'), 'utf8')
    expect([log('first'), log('second'), log('third')]).toEqual(['', 'mine\nSigIgn:\t0000000000000000\n', ''])
  })

  it('says which command it cannot become', async () => {
    const vanished = path.join(root, 'vanished')
    const { report } = await runByLauncher(shell, root, 'fails', [vanished])
    const error = report && failedExec(path.join(root, 'fails'), report)
    expect(error).toMatchObject({
      code: 'commandNotFound',
      message: expect.stringContaining(`executed: ${vanished}: `),
    })
  })

  it('does not begin a job that the engine does not let go', async () => {
    const ran = path.join(root, 'ran')
    expect(await runByLauncher(shell, root, 'stays', ['touch', ran], 'no')).toMatchObject({
      report: { began: false },
    })
    expect(existsSync(ran)).toBe(false)
  })
})
