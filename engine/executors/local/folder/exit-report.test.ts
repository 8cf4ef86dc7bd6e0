import { describe, expect, it } from 'vitest'
import { parseExitReport } from './exit-report'

const times = '0m0.001s 0m0.002s\n1m1.25s 0m0.50s\n'

describe('the launcher’s report', () => {
  it('tells an exit code from the signal with the same number', () => {
    expect(parseExitReport(`begun\ncode 137\n${times}end\n`)).toEqual({
      began: true,
      exitCode: 137,
      cpuSeconds: 61.75,
    })
    expect(parseExitReport(`begun\nKilled\ncode 137\n${times}end\n`)).toEqual({
      began: true,
      signal: 'SIGKILL',
      cpuSeconds: 61.75,
    })
  })

  it('names signals that Node has no name for', () => {
    expect(parseExitReport(`begun\nReal-time signal 2\ncode 164\n${times}end\n`)?.signal).toBe('SIG36')
  })

  it('says when the job never began', () => {
    expect(parseExitReport(`code 125\n${times}end\n`)?.began).toBe(false)
  })

  it('is nothing while it is being written', () => {
    const whole = `begun\ncode 0\n${times}end\n`
    for (let length = 0; length < whole.length - 1; length++) {
      expect(parseExitReport(whole.slice(0, length))).toBeNull()
    }
  })
})
