import type { Now } from '../../core/clock'

/** Travelling people change their zone rarely; asking costs 0.05 ms. */
const zoneHoldsSeconds = 60

/**
 * The real clock. Monotonic seconds come from `CLOCK_MONOTONIC` on Linux and are the same for all processes of one boot,
 * so that the next engine goes on with what this one wrote down.
 */
export function systemClock(): () => Now {
  let timeZone = ''
  let zoneReadAt = Number.NEGATIVE_INFINITY
  return () => {
    const monotonicSeconds = Number(process.hrtime.bigint()) / 1e9
    if (monotonicSeconds - zoneReadAt >= zoneHoldsSeconds) {
      timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
      zoneReadAt = monotonicSeconds
    }
    return { wallMs: Date.now(), monotonicSeconds, timeZone }
  }
}
