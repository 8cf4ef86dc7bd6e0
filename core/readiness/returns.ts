/** How often the person came back lately: what makes idle time unstable. */
export interface Returns {
  /** Monotonic seconds of their returns within the last hour, oldest first. */
  readonly returns: readonly number[]
  readonly lastIdleSeconds: number | null
}

const REMEMBERED_SECONDS = 3600

/** Idle time put together from several sources may waver by less than this without anybody being there. */
const WAVER_SECONDS = 1

/**
 * The returns one sample later. A return is idle time that falls after the person was away (`awayAfterSeconds`
 * without input). Blind idle (`null`) says nothing. Moments from before a restart of the monotonic clock are dropped.
 */
export function noticeReturn(
  { returns, lastIdleSeconds }: Returns,
  idleSeconds: number | null,
  awayAfterSeconds: number,
  monotonicSeconds: number,
): Returns {
  const recent = returns.filter(
    (moment) => moment <= monotonicSeconds && moment > monotonicSeconds - REMEMBERED_SECONDS,
  )
  if (idleSeconds === null) return { returns: recent, lastIdleSeconds }
  const wasAway = lastIdleSeconds !== null && lastIdleSeconds >= awayAfterSeconds
  const cameBack = wasAway && idleSeconds < lastIdleSeconds - WAVER_SECONDS
  return { returns: cameBack ? [...recent, monotonicSeconds] : recent, lastIdleSeconds: idleSeconds }
}
