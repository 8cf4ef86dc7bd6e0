import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeIdle, type DisplayEvidence, type Evidence } from './judge'
import type { GraphicalSession } from './graphical-session'
import { absent, type IdleAnswer } from './source'

const idle = (seconds: number): IdleAnswer => ({ kind: 'idle', seconds })
const silent: IdleAnswer = { kind: 'silent', message: 'the display is silent', hint: 'wake it' }
const display = (answer: IdleAnswer, type: 'x11' | 'wayland' = 'x11'): DisplayEvidence => ({
  name: `display ${type}`,
  answer,
  sees: (session) => session.uid === 1000 && session.type === type,
})

const NOW = 1_800_000_000_000
const session = (over: Partial<GraphicalSession> = {}): GraphicalSession => ({
  id: 'c2',
  uid: 1000,
  user: 'anna',
  type: 'x11',
  display: ':0',
  hint: 'never',
  ...over,
})
const hint = (secondsAgo: number) => ({ idleSinceMs: NOW - secondsAgo * 1_000 })

const server: Evidence = {
  expectsDisplay: false,
  displays: [],
  sessions: [],
  terminals: absent,
  uptimeSeconds: 5_000,
  uid: 1000,
  wallMs: NOW,
}
const desktop: Evidence = { ...server, expectsDisplay: true }

describe('the latest input of anybody', () => {
  it.each<[string, Evidence, number, string]>([
    ['a machine that nobody ever typed at is idle since boot', server, 5_000, 'no input since boot'],
    ['a terminal counts', { ...server, terminals: idle(30) }, 30, 'terminals'],
    ['nothing is older than the boot', { ...server, terminals: idle(9_000) }, 5_000, 'no input since boot'],
    ['a display answers', { ...desktop, displays: [display(idle(12.5))] }, 12.5, 'display x11'],
    ['the busiest wins', { ...desktop, displays: [display(idle(700))], terminals: idle(3) }, 3, 'terminals'],
    [
      'a second display makes up for a silent one',
      { ...desktop, displays: [display(silent), display(idle(40))] },
      40,
      'display x11',
    ],
    [
      'a display speaks for its own session, whatever the hint says',
      { ...desktop, displays: [display(idle(2))], sessions: [session({ hint: hint(900) })] },
      2,
      'display x11',
    ],
    [
      'somebody else in use counts as now',
      {
        ...desktop,
        displays: [display(idle(700))],
        sessions: [session({ uid: 1001, user: 'ben', hint: 'inUse' })],
      },
      0,
      'logind, session c2 of ben',
    ],
    [
      'somebody else idle counts since the hint',
      { ...desktop, displays: [display(idle(700))], sessions: [session({ uid: 1001, hint: hint(60) })] },
      60,
      'logind, session c2 of anna',
    ],
    [
      'our own hint stands in for a silent display',
      { ...desktop, displays: [display(silent)], sessions: [session({ hint: hint(400) })] },
      400,
      'logind, session c2 of anna',
    ],
    [
      'a hint from the future is now',
      { ...server, sessions: [session({ hint: hint(-50) })] },
      0,
      'logind, session c2 of anna',
    ],
  ])('%s', (_what, evidence, value, source) => {
    expect(judgeIdle(evidence)).toEqual({ ok: true, value, source })
  })
})

describe('blindness', () => {
  it.each<[string, Evidence, string]>([
    ['a desktop without any answer', { ...desktop, displays: [display(absent)] }, 'how long its user'],
    ['a silent display', { ...desktop, displays: [display(silent)] }, 'the display is silent'],
    [
      'typing in a terminal proves nothing about the desktop',
      { ...desktop, terminals: idle(9) },
      'how long its user',
    ],
    ['a session of ours that we do not see', { ...server, sessions: [session()] }, 'session c2 of anna'],
    [
      'X11 does not answer for a Wayland session',
      { ...desktop, displays: [display(idle(900))], sessions: [session({ type: 'wayland' })] },
      'session c2 of anna',
    ],
    [
      'somebody else whose desktop never speaks',
      { ...desktop, displays: [display(idle(900))], sessions: [session({ uid: 1001, user: 'ben' })] },
      'session c2 of ben',
    ],
    ['a logind that hangs', { ...server, sessions: 'unknown' }, 'logind does not answer'],
  ])('%s', (_what, evidence, message) => {
    const blind = { message: expect.stringContaining(message), hint: expect.stringMatching(/\w/) }
    expect(judgeIdle(evidence)).toEqual({ ok: false, blind })
  })
})

it('never exceeds what any source saw', () => {
  const seconds = fc.double({ min: 0, max: 1e6, noNaN: true })
  const evidence = fc.record({ displays: fc.array(seconds), terminals: seconds, uptime: seconds })
  fc.assert(
    fc.property(evidence, ({ displays, terminals, uptime }) => {
      const reading = judgeIdle({
        ...server,
        displays: displays.map((value) => display(idle(value))),
        terminals: idle(terminals),
        uptimeSeconds: uptime,
      })
      expect(reading).toMatchObject({ ok: true, value: Math.min(...displays, terminals, uptime) })
    }),
  )
})
