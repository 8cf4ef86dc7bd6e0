import type { PauseLength } from './tray-menu'

/** Whoever says "until tomorrow" means the morning, also at one o'clock at night. */
const morningHour = 6

/** A pause in seconds from `now`, on this computer's clock; `null`: until it is ended by hand. */
export function pauseSeconds(length: PauseLength, now: Date): number | null {
  if (length !== 'tomorrow') return length
  const morning = new Date(now)
  morning.setHours(morningHour, 0, 0, 0)
  if (morning <= now) morning.setDate(morning.getDate() + 1)
  return (morning.getTime() - now.getTime()) / 1000
}
