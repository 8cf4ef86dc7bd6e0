import type { IdleAnswer } from './source'

/** Both count milliseconds since boot in 32 bits and wrap after 49.7 days, together. */
interface InputClock {
  lastInput(): number | null
  now(): number
}

/**
 * Idle time on Windows without Electron: `GetLastInputInfo`, which sees the session that we run in. Untested: no
 * Windows was at hand.
 */
export function createLastInputAsk(): () => Promise<IdleAnswer> {
  let clock: Promise<InputClock> | null = null
  return async () => {
    try {
      clock ??= loadInputClock()
      return answer(await clock)
    } catch (error) {
      return silent(error instanceof Error ? error.message : String(error))
    }
  }
}

async function loadInputClock(): Promise<InputClock> {
  const { default: koffi } = await import('koffi')
  const info = koffi.struct('LASTINPUTINFO', { cbSize: 'uint32_t', dwTime: 'uint32_t' })
  const getLastInputInfo = koffi
    .load('user32.dll')
    .func('bool __stdcall GetLastInputInfo(_Inout_ LASTINPUTINFO *info)')
  const getTickCount = koffi.load('kernel32.dll').func('uint32_t __stdcall GetTickCount()')
  return {
    lastInput() {
      const told = { cbSize: koffi.sizeof(info), dwTime: 0 }
      return getLastInputInfo(told) ? told.dwTime : null
    },
    now: () => Number(getTickCount()),
  }
}

/** Exported for its arithmetic, which must survive the wrap of the counter. */
export function answer(clock: InputClock): IdleAnswer {
  const last = clock.lastInput()
  if (last === null) return silent('it answered with an error')
  return { kind: 'idle', seconds: ((clock.now() - last) >>> 0) / 1_000 }
}

const silent = (why: string): IdleAnswer => ({
  kind: 'silent',
  message: `Windows does not say how long this session has been idle: ${why}.`,
  hint: 'Start Lull inside your own session, not as a service.',
})
