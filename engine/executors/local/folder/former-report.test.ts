import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, uptime } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { complaintsIn, readExitReport, reportLines } from './exit-report'
import { stoppedAtSeconds } from './stopped'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-former-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** As launchers left them: written over blanks, below which the room for more was kept. */
function written(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, name), `${text}\n${' '.repeat(512)}\n`)
}

const times = '0m0.001s 0m0.002s\n1m1.25s 0m0.50s\nend'
const running = { begun: 'begun', stopped: '', 'launcher.log': '', exit: '' }

it('tells the end of a job that an earlier version had started', () => {
  written({ ...running, exit: `code 137\n${times}` })
  expect(readExitReport(folder)).toEqual({ began: true, exitCode: 137, cpuSeconds: 61.75 })
  written({ 'launcher.log': 'Killed', exit: `code 137\nsignalled\n${times}` })
  expect(readExitReport(folder)).toEqual({ began: true, signal: 'SIGKILL', cpuSeconds: 61.75 })
})

it('tells that it never began, and why', () => {
  const cause = 'cannot create stdout'
  written({ ...running, begun: '', 'launcher.log': cause, exit: `code 125\nunstarted\nsignalled\n${times}` })
  expect(readExitReport(folder)).toMatchObject({ began: false })
  expect(complaintsIn(reportLines(folder))).toEqual([cause])
})

it('tells nothing of an end while the job runs, and when its watcher stopped it', () => {
  written(running)
  expect([readExitReport(folder), stoppedAtSeconds(folder)]).toEqual([null, null])
  written({ stopped: String(uptime() - 5) })
  const now = Number(process.hrtime.bigint()) / 1e9
  expect(now - (stoppedAtSeconds(folder) ?? 0)).toBeCloseTo(5, 0)
})
