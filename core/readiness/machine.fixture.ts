import { Settings, type Reason, type Sample } from '../../shared/model'
import type { Now } from '../clock'
import { assess } from './assess'
import { emptyMemory, type Assessment, type Policy } from './assessment'

const GIB = 1024 ** 3

/** A machine on mains that nobody has used for an hour and that has everything to spare. */
export const quiet: Sample = {
  idleSeconds: 3600,
  power: { source: 'mains' },
  cpu: { othersPercent: 0, oursPercent: 0 },
  memory: { totalBytes: 16 * GIB, availableBytes: 16 * GIB, oursBytes: 0, pressurePercent: 0 },
  heat: { cpuCelsius: 45 },
  gpus: [],
  focus: { fullScreen: false, inCall: false, idleInhibited: false },
  network: { metered: false },
  disk: { freeBytes: 100 * GIB },
}

export const cpuAt = (othersPercent: number): Partial<Sample> => ({ cpu: { othersPercent, oursPercent: 0 } })

export const batteryAt = (chargePercent: number): Partial<Sample> => ({
  power: { source: 'battery', chargePercent },
})

/** Other programs fill this much of the memory. */
export const memoryAt = (othersPercent: number, oursPercent = 0): Partial<Sample> => ({
  memory: {
    totalBytes: 1000,
    availableBytes: 1000 - 10 * (othersPercent + oursPercent),
    oursBytes: 10 * oursPercent,
  },
})

/** A policy with these settings; all others have their defaults. */
export function policyWith(settings: Parameters<typeof Settings.parse>[0] = {}): Policy {
  return { settings: Settings.parse(settings), paused: null }
}

/** Monday 2 March 2026, noon UTC, and `seconds` after it. */
export function after(seconds: number): Now {
  return {
    wallMs: Date.UTC(2026, 2, 2, 12) + seconds * 1000,
    monotonicSeconds: 1000 + seconds,
    timeZone: 'UTC',
  }
}

/** What changed on the quiet machine, and how many seconds after the beginning. */
export type Moment = readonly [seconds: number, change: Partial<Sample>]

/** Assesses the moments one after the other, each with the memory of the one before. */
export function watch(moments: readonly Moment[], policy: Policy = policyWith()): readonly Assessment[] {
  let memory = emptyMemory
  return moments.map(([seconds, change]) => {
    const assessment = assess({ ...quiet, ...change }, policy, memory, after(seconds))
    memory = assessment.memory
    return assessment
  })
}

/** The assessment of a single moment. */
export function once(change: Partial<Sample>, policy: Policy = policyWith()): Assessment {
  return assess({ ...quiet, ...change }, policy, emptyMemory, after(0))
}

/** `settling:cpuBusy` or `tooHot`: what a reason is about. */
export const codeOf = ({ code, settles }: Reason) => (settles ? `${code}:${settles}` : code)

export const vetoesOf = ({ readiness }: Assessment) => readiness.vetoes.map(codeOf)
export const waitsOf = ({ readiness }: Assessment) => readiness.waits.map(codeOf)
