import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JobState } from '../../shared/model'
import { isOutcome, jobStates } from '../../shared/model'
import type { JobEvent, JobEventType } from './event'
import {
  after,
  collected,
  exited,
  happening,
  intended,
  queued,
  secondsLater,
  bootId,
  started,
} from './job.fixture'
import type { JobRecord } from './record'
import { frozenSecondsAt, runSecondsAt } from './stopwatch'
import { transition } from './transition'
import type { TransitionResult } from './transition'

const froze = { type: 'froze', epoch: 1 } as const
const thawed = { type: 'thawed', epoch: 1 } as const
const lost = { type: 'placeLost', epoch: 1, message: 'the machine restarted' } as const
const notFound = { code: 'commandNotFound', message: 'no such command', hint: 'check its name' } as const
const launchFailed = { type: 'launchFailed', epoch: 1, error: notFound } as const
const stop = (cause: 'cancel' | 'timeout' | 'preempt') => ({ type: 'stopOrdered', epoch: 1, cause }) as const

const running = after(queued(), intended, started)
const jobIn: Readonly<Record<JobState, JobRecord>> = {
  queued: queued(),
  starting: after(queued(), intended),
  running,
  frozen: after(running, froze),
  finishing: after(running, exited),
  succeeded: after(running, exited, collected),
  failed: after(running, { ...exited, end: { exitCode: 3 } }, collected),
  cancelled: after(queued(), { type: 'cancelRequested' }),
}

const eventOf: Readonly<Record<JobEventType, JobEvent>> = {
  startIntended: happening(intended),
  started: happening(started),
  launchFailed: happening(launchFailed),
  froze: happening(froze),
  thawed: happening(thawed),
  stopOrdered: happening(stop('timeout')),
  exited: happening(exited),
  collected: happening(collected),
  placeLost: happening(lost),
  cancelRequested: happening({ type: 'cancelRequested' }),
  dependencyFailed: happening({ type: 'dependencyFailed', dependency: 'prepare' }),
  deadlineMissed: happening({ type: 'deadlineMissed' }),
  wishedNow: happening({ type: 'wishedNow' }),
  heldByHand: happening({ type: 'heldByHand' }),
  releasedByHand: happening({ type: 'releasedByHand' }),
  noted: happening({ type: 'noted', epoch: 1, note: 'no cpu controller' }),
}

/** `-`: an impossible event; `old`: news of an attempt that is over. The columns follow `jobStates`. */
const table: Readonly<Record<JobEventType, string>> = {
  //                queued    starting  running   frozen    finishing succeeded failed cancelled
  startIntended: '  starting  -         -         -         -         -         -      -',
  started: '        -         running   running   running   -         old       old    -',
  launchFailed: '   -         failed    -         -         -         old       old    -',
  froze: '          -         frozen    frozen    frozen    -         old       old    -',
  thawed: '         -         -         running   running   -         old       old    -',
  stopOrdered: '    -         starting  running   frozen    -         old       old    -',
  exited: '         -         finishing finishing finishing finishing old       old    -',
  collected: '      -         -         -         -         succeeded old       old    -',
  placeLost: '      -         queued    queued    queued    queued    old       old    -',
  cancelRequested: 'cancelled starting  running   frozen    finishing -         -      -',
  dependencyFailed: 'cancelled -        -         -         -         -         -      -',
  deadlineMissed: ' queued    starting  running   frozen    finishing -         -      -',
  wishedNow: '      queued    starting  running   frozen    -         -         -      -',
  heldByHand: '     queued    starting  running   frozen    -         -         -      -',
  releasedByHand: ' queued    starting  running   frozen    -         -         -      -',
  noted: '          -         starting  running   frozen    finishing old       old    -',
}

function cellOf(result: TransitionResult): string {
  if (result.ok) return result.job.state
  return result.error.code === 'staleEpoch' ? 'old' : '-'
}

describe('every event in every state', () => {
  const cells = Object.entries(table).flatMap(([type, row]) =>
    row
      .trim()
      .split(/\s+/)
      .map((becomes, column) => ({ type: type as JobEventType, state: jobStates[column], becomes })),
  )

  it.each(cells)('$type while $state: $becomes', ({ type, state, becomes }) => {
    if (state === undefined) throw new Error('the table has a column too many')
    expect(cellOf(transition(jobIn[state], eventOf[type]))).toBe(becomes)
  })

  it('covers all of them', () => {
    expect(cells).toHaveLength(jobStates.length * Object.keys(eventOf).length)
  })
})

describe('epochs', () => {
  const secondTry = after(running, lost, { ...intended, at: 60 })

  it('rise with every hand-out, and only the newest one’s news count', () => {
    expect(secondTry.attempts.map(({ number, epoch }) => [number, epoch])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(transition(secondTry, happening(started))).toMatchObject({ error: { code: 'staleEpoch' } })
    expect(after(secondTry, { ...started, epoch: 2 }).state).toBe('running')
  })

  it('that were never handed out are impossible', () => {
    const early = happening({ ...started, epoch: 2 })
    expect(transition(running, early)).toMatchObject({ error: { code: 'impossibleEvent' } })
  })

  it('are over once the job is queued again', () => {
    expect(transition(after(running, lost), happening(exited))).toMatchObject({
      error: { code: 'staleEpoch' },
    })
  })
})

describe('clocks', () => {
  it('count running and frozen time apart', () => {
    const job = after(running, { ...froze, at: 10 }, { ...thawed, at: 70 }, { ...exited, at: 75 })
    expect(job.attempts[0]).toMatchObject({ runSeconds: 15, frozenSeconds: 60 })
    expect(job.clock).toBeNull()
  })

  it('do not follow the wall clock', () => {
    const jumped = { ...secondsLater(10), wallMs: 0 }
    expect(runSecondsAt(running, jumped, bootId)).toBe(10)
  })

  it('take no moment of another boot', () => {
    expect(runSecondsAt(running, secondsLater(500), 'boot-2')).toBe(0)
    const adopted = after(running, { ...froze, at: 500, boot: 'boot-2' })
    expect(adopted.attempts[0]?.runSeconds).toBe(0)
    expect(frozenSecondsAt(adopted, secondsLater(507), 'boot-2')).toBe(7)
  })

  it('are read while they run', () => {
    const job = after(running, { ...froze, at: 10 })
    expect(runSecondsAt(job, secondsLater(30), bootId)).toBe(10)
    expect(frozenSecondsAt(job, secondsLater(30), bootId)).toBe(20)
  })
})

describe('the outcome', () => {
  const end = (job: JobRecord, exit: object = {}, found: object = {}) =>
    after(job, { ...exited, ...exit }, { ...collected, ...found })

  it('is success for exit code 0 with all outputs', () => {
    const files = [{ path: 'best.pt', sizeBytes: 9 }]
    const job = end(running, { at: 5 }, { outputFiles: files })
    expect(job).toMatchObject({ state: 'succeeded', exitCode: 0, outputFiles: files })
    expect(job.endedAt).toBeDefined()
    expect(job.error).toBeUndefined()
  })

  it('names missing outputs', () => {
    const job = end(running, {}, { missing: ['best.pt'] })
    expect(job).toMatchObject({ state: 'failed', exitCode: 0, error: { code: 'outputMissing' } })
    expect(job.error?.message).toContain('best.pt')
  })

  it('says why outputs could not be kept, and does not blame the job', () => {
    const job = end(running, {}, { problem: 'no space left on device' })
    expect(job.error).toMatchObject({
      code: 'outputMissing',
      message: expect.stringContaining('no space left'),
    })
  })

  it('of a job that was asked for a checkpoint is another try, unless it told 100 %', () => {
    const asked = after(running, stop('preempt'))
    expect(end(asked).state).toBe('queued')
    expect(end(asked, {}, { progressPercent: 60 }).state).toBe('queued')
    expect(end(asked, {}, { progressPercent: 100 }).state).toBe('succeeded')
    expect(end(asked, { end: { exitCode: 1 } }, { progressPercent: 100 }).state).toBe('queued')
  })

  it('keeps the exit code', () => {
    const job = end(running, { end: { exitCode: 3 } })
    expect(job).toMatchObject({ state: 'failed', exitCode: 3, error: { code: 'exitCode' } })
  })

  it('names the signal, and for SIGKILL what may have sent it', () => {
    const job = end(running, { end: { signal: 'SIGKILL' } })
    expect(job).toMatchObject({ state: 'failed', error: { code: 'signal' } })
    expect(job.error?.hint).toContain('memory')
    expect(job.exitCode).toBeUndefined()
  })

  it('is no second copy beside processes that escaped', () => {
    const asked = after(running, stop('preempt'))
    const job = end(asked, {}, { escapedPids: [7, 8] })
    expect(job).toMatchObject({ state: 'failed', error: { code: 'escaped' } })
    expect(job.error?.message).toContain('7, 8')
  })

  it('keeps it when processes escaped, and notes them', () => {
    const job = end(running, {}, { escapedPids: [7, 8] })
    expect(job.state).toBe('succeeded')
    expect(job.attempts[0]?.notes.join()).toContain('7, 8')
  })

  it.each([
    ['commandNotFound', 127],
    ['notExecutable', 126],
  ] as const)('of %s has exit code %i, as in a shell', (code, exitCode) => {
    const failed = after(queued(), intended, { ...launchFailed, error: { ...notFound, code } })
    expect(failed).toMatchObject({ state: 'failed', exitCode, error: { code } })
  })

  it('is decided by the cause of an ordered stop, not by the exit code', () => {
    const once = after(queued('a', { retry: { attempts: 1 } }), intended, started)
    expect(end(after(running, stop('cancel'))).state).toBe('cancelled')
    expect(end(after(once, stop('timeout')))).toMatchObject({ state: 'failed', error: { code: 'timeout' } })
    expect(end(after(running, stop('preempt')))).toMatchObject({
      state: 'queued',
      attempts: [{ state: 'preempted' }],
    })
  })

  it('is cancelled when the person cancelled a job that is being preempted', () => {
    const job = after(running, stop('preempt'), { type: 'cancelRequested' })
    expect(end(job).state).toBe('cancelled')
  })

  it('stays as it is when the cancellation came too late', () => {
    const job = after(running, exited, { type: 'cancelRequested' }, collected)
    expect(job.state).toBe('succeeded')
    expect(job.cancelRequestedAt).toBeDefined()
  })
})

describe('retry', () => {
  const onFailure = { retry: { attempts: 3, on: ['exitCode' as const], backoffSeconds: 10 } }

  function failOnce(job: JobRecord, epoch: number): JobRecord {
    return after(
      job,
      intended,
      { ...started, epoch },
      { ...exited, epoch, end: { exitCode: 1 } },
      { ...collected, epoch },
    )
  }

  it('waits twice as long after each try, with jitter, and ends with the error', () => {
    const first = failOnce(queued('a', onFailure), 1)
    const second = failOnce(first, 2)
    const waits = [first, second].map((job) => Date.parse(job.notBefore ?? '') - secondsLater(0).wallMs)
    expect(first.state).toBe('queued')
    expect(first.attempts[0]).toMatchObject({ state: 'failed', error: { code: 'exitCode' } })
    expect(waits[0]).toBeGreaterThanOrEqual(7_500)
    expect(waits[0]).toBeLessThanOrEqual(12_500)
    expect(waits[1]).toBeGreaterThanOrEqual(15_000)
    expect(waits[1]).toBeLessThanOrEqual(25_000)
    expect(failOnce(second, 3)).toMatchObject({ state: 'failed', exitCode: 1, error: { code: 'exitCode' } })
  })

  it('does not try the job’s own failure again unless asked', () => {
    expect(failOnce(queued(), 1).state).toBe('failed')
  })

  it('does not count preempted attempts', () => {
    let job = queued('a', {
      ...onFailure,
      onReturn: 'checkpoint',
      retry: { ...onFailure.retry, attempts: 2 },
    })
    for (const epoch of [1, 2, 3]) {
      const stopped = after(job, intended, { ...started, epoch }, { ...stop('preempt'), epoch })
      job = after(stopped, { ...exited, epoch }, { ...collected, epoch })
    }
    expect(job.notBefore).toBeUndefined()
    expect(failOnce(job, 4).state).toBe('queued')
    expect(failOnce(failOnce(job, 4), 5).state).toBe('failed')
  })

  it('gives a lost place up after the last try', () => {
    const once = after(queued('a', { retry: { attempts: 1 } }), intended, started, lost)
    expect(once).toMatchObject({ state: 'failed', error: { code: 'placeLost' } })
  })

  it('is no use for a job that was cancelled meanwhile', () => {
    expect(after(running, { type: 'cancelRequested' }, lost).state).toBe('cancelled')
  })

  it('never waits longer than a day', () => {
    let job = queued('a', { retry: { attempts: 100, on: ['exitCode'], backoffSeconds: 3600 } })
    for (let epoch = 1; epoch < 100; epoch++) job = failOnce(job, epoch)
    expect(Date.parse(job.notBefore ?? '') - secondsLater(0).wallMs).toBeLessThanOrEqual(86_400_000)
  })
})

describe('repeated news', () => {
  it('leave the record as it is', () => {
    const repeat = (job: JobRecord, told: Parameters<typeof happening>[0]) =>
      transition(job, happening({ ...told, at: 9 }))
    expect(repeat(jobIn.frozen, froze)).toEqual({ ok: true, job: jobIn.frozen })
    expect(repeat(running, thawed)).toEqual({ ok: true, job: running })
    expect(repeat(running, started)).toEqual({ ok: true, job: running })
    expect(repeat(jobIn.finishing, exited)).toEqual({ ok: true, job: jobIn.finishing })
  })
})

describe('whatever happens', () => {
  const story = fc.array(
    fc.tuple(fc.constantFrom(...Object.values(eventOf)), fc.integer({ min: 1, max: 4 })),
    {
      maxLength: 40,
    },
  )

  it('an outcome is final, and epochs, attempts and clocks agree with the state', () => {
    fc.assert(
      fc.property(story, (events) => {
        let job = queued('a', { retry: { attempts: 5, on: ['exitCode', 'placeLost', 'timeout'] } })
        for (const [event, epoch] of events) {
          const before = job
          const result = transition(job, 'epoch' in event ? { ...event, epoch } : event)
          if (result.ok) job = result.job
          expect(result.ok && isOutcome(before.state)).toBe(false)
          expect(job.attempts.map(({ epoch: each }) => each)).toEqual(
            job.attempts.map((_, index) => index + 1),
          )
          expect(job.clock !== null).toBe(job.state === 'running' || job.state === 'frozen')
          expect(job.endedAt !== undefined).toBe(isOutcome(job.state))
          expect(job.state === 'queued' && job.stopping !== null).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })
})
