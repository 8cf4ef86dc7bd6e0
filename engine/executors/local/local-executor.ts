import { LullError } from '../../../shared/model'
import type { OwnUse } from '../../sensors/sensor'
import type { AttemptKey, AttemptOrder, ExecutorNews } from '../executor'
import { adopter } from './adoption'
import type { ContainerUse } from './containers'
import { type HeldAttempt, holdAttempt } from './holding'
import { markOf, readIntent } from './folder'
import { LaunchFailure } from './launch'
import type { LocalExecutor, LocalExecutorOptions, Taken } from './local-executor-types'
import { newsPost } from './news-post'
import { openPosixSite } from './posix-site'
import { refusingExecutor } from './refusing-executor'
import type { Site } from './site'
import { superviseAttempts } from './supervision'
import { openWindowsSite } from './windows'
import { containerChoice } from './workplace'

/**
 * Runs attempts on this machine, each under its own launcher. Where the platform cannot hold processes the executor still
 * answers, and refuses each start with the reason.
 */
export function createLocalExecutor(options: LocalExecutorOptions): LocalExecutor {
  try {
    return executorAt(openSite(options), options)
  } catch (error) {
    if (error instanceof LullError) return refusingExecutor(error, options.log)
    throw error
  }
}

function openSite({ home, container, platform = process.platform }: LocalExecutorOptions): Site {
  if (platform === 'win32') return openWindowsSite(home)
  return openPosixSite(home, container ?? containerChoice(process.env['LULL_CONTAINER']), platform)
}

function executorAt(site: Site, options: LocalExecutorOptions): LocalExecutor {
  const { table } = site
  const held = new Map<string, HeldAttempt>()
  const starting = new Map<string, Promise<void>>()
  const post = newsPost(options.log)
  const released = new AbortController()
  /** Processor seconds of attempts that have ended, less what adopted ones had used under an earlier engine. */
  let settledCpuSeconds = 0

  const attempts = () => [...held.values()]
  const use = () => attempts().map((attempt) => attempt.use())
  const cpuSeconds = (uses: readonly ContainerUse[] = use()) =>
    sum(
      uses.map((each) => each.cpuSeconds),
      settledCpuSeconds,
    )
  const supervision = superviseAttempts({
    site,
    attempts,
    cpuSeconds: () => cpuSeconds(),
    logLimits: options.settings,
    note: ({ key }, note) => tell({ key, type: 'note', note }),
    failed: (error) => options.log.error('what runs could not be looked after', { error }),
  })

  function tell(news: ExecutorNews): void {
    if (released.signal.aborted) return
    supervision.update()
    post.tell(news)
  }

  function take(taken: Taken): HeldAttempt {
    const mark = markOf(taken.key)
    const attempt = holdAttempt({
      ...taken,
      table,
      tell,
      onEnd: (last) => {
        held.delete(mark)
        settledCpuSeconds += last.cpuSeconds
      },
    })
    held.set(mark, attempt)
    return attempt
  }

  /** Settles the attempt once its launcher has ended, unless it is another engine's by then. */
  function concludeAfter(attempt: HeldAttempt, ended: Promise<number | null>): Promise<void> {
    return ended
      .then(async (code) => {
        if (!released.signal.aborted) await attempt.conclude(code)
      })
      .catch((error: unknown) => {
        // It has been told: what is left to do is to tidy up after it.
        options.log.error('an attempt could not be cleared away', { attempt: markOf(attempt.key), error })
      })
  }

  async function begin(order: AttemptOrder): Promise<void> {
    const { key, folder } = order
    const begun = await site.begin(order)
    if (released.signal.aborted) return begun.lease.letGo()
    const attempt = take({ key, folder, ...begun })
    void concludeAfter(attempt, begun.ended)
    begun.go()
    tell({ key, type: 'started', pid: attempt.jobPid, notes: attempt.notes })
  }

  async function start(order: AttemptOrder): Promise<void> {
    const mark = markOf(order.key)
    const underWay = starting.get(mark)
    if (underWay || held.has(mark) || readIntent(order.folder)?.mark === mark) return underWay
    const work = begin(order).catch((error: unknown) => {
      if (!(error instanceof LaunchFailure)) throw error
      tell({ key: order.key, type: 'launchFailed', error: error.attemptError })
    })
    starting.set(mark, work)
    return work.finally(() => starting.delete(mark))
  }

  /** Orders for an attempt that is about to start wait for it; orders for one that has ended do nothing. */
  async function withMarked(
    mark: string,
    act: (attempt: HeldAttempt) => void | Promise<void>,
  ): Promise<void> {
    await starting.get(mark)
    const attempt = held.get(mark)
    if (attempt) await act(attempt)
  }
  const withHeld = (key: AttemptKey, act: Parameters<typeof withMarked>[1]) => withMarked(markOf(key), act)

  const adopt = adopter({
    site,
    take,
    concludeAfter,
    tell,
    usedBefore: (seconds) => {
      settledCpuSeconds -= seconds
    },
    held: () => attempts().map(({ container }) => container),
    released: released.signal,
  })

  return {
    place: 'local',
    capabilities: site.capabilities,
    start,
    freeze: (key) => withHeld(key, (attempt) => attempt.freeze()),
    thaw: (key) => withHeld(key, (attempt) => attempt.thaw()),
    stop: (key, how) => withHeld(key, (attempt) => attempt.stop(how)),
    setYielding: (key, yielding) => withHeld(key, (attempt) => attempt.setYielding(yielding)),
    setLimits: supervision.setLimits,
    adopt,
    ownUse: () => ownUse(use(), cpuSeconds),
    usage: (key) => held.get(markOf(key))?.usage() ?? null,
    onNews: post.onNews,
    freezeAll: () => {
      for (const attempt of attempts()) attempt.brake.holdAtOnce('plan')
      for (const mark of new Set([...held.keys(), ...starting.keys()])) {
        void withMarked(mark, (attempt) => attempt.freeze()).catch((error: unknown) =>
          options.log.error('a freeze failed', { attempt: mark, error }),
        )
      }
    },
    release: () => {
      released.abort()
      supervision.end()
      for (const attempt of attempts()) attempt.release()
      return site.close()
    },
  }
}

function ownUse(
  uses: readonly ContainerUse[],
  cpuSeconds: (uses: readonly ContainerUse[]) => number,
): OwnUse {
  return {
    cpuSeconds: Math.max(0, cpuSeconds(uses)),
    memoryBytes: sum(uses.map((each) => each.memoryBytes)),
    pids: new Set(uses.flatMap((each) => each.pids)),
  }
}

function sum(values: readonly number[], from = 0): number {
  return values.reduce((total, value) => total + value, from)
}
