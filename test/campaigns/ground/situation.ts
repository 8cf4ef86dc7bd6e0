import type { PartialSample } from '../../../shared/model'

/** A machine on which everything may run. */
export const calm: PartialSample = {
  idleSeconds: 900,
  power: { source: 'mains' },
  cpu: { othersPercent: 2, oursPercent: 0 },
  memory: { totalBytes: 16e9, availableBytes: 12e9 },
  heat: {},
  gpus: [],
  focus: { fullScreen: false, inCall: false, idleInhibited: false },
  network: { metered: false },
  disk: { freeBytes: 1e11 },
}

/** Looks often, so that a test need not wait for a look. */
export const quickSettings = { sampling: { everySeconds: 0.1, inputEverySeconds: 0.05 } }
