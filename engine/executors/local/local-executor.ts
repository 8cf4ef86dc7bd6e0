import { LullError } from '../../../shared/model'
import type { OwnUse } from '../../sensors/sensor'
import type { AttemptKey, AttemptOrder, Capabilities, ExecutorNews } from '../executor'
import { adopter } from './adoption'
import { beginAttempt, LaunchFailure, openLaunchPad } from './launch'
import { closeCgroupBase, type ContainerUse, removeGroup } from './containers'
import { type HeldAttempt, holdAttempt } from './holding'
import { markOf, readIntent } from './folder'
import type { LocalExecutor, LocalExecutorOptions, Taken } from './local-executor-types'
import { newsPost } from './news-post'
import { refusingExecutor } from './refusing-executor'
import { superviseAttempts } from './supervision'
import { containerChoice, openWorkplace, type Workplace } from './workplace'

/**
 * Runs attempts on this machine, each under its own launcher. Where the platform cannot hold processes the executor still
 * answers, and refuses each start with the reason.
 */
export function createLocalExecutor(options: LocalExecutorOptions): LocalExecutor {
  const choice = options.container ?? containerChoice(process.env['LULL_CONTAINER'])
  try {
    return executorAt(openWorkplace(options.home, choice, options.platform ?? process.platform), options)
  } catch (error) {
    if (error instanceof LullError) return refusingExecutor(error, options.log)
    throw error
  }
}

function executorAt(workplace: Workplace, options: LocalExecutorOptions): LocalExecutor {
  const { table, base } = workplace
  const held = new Map<string, HeldAttempt>()
  const starting = new Map<string, Promise<void>>()
  const post = newsPost(options.log)
  const released = new AbortController()
  const pad = openLaunchPad(workplace)
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
    workplace,
    attempts,
    cpuSeconds: () => cpuSeconds(),
    logLimits: options.settings,
    note: ({ key }, note) => tell({ key, type: 'note', note }),
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
    const begun = await beginAttempt(workplace, pad, order, options.home.runFolder)
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
  async function withHeld(
    key: AttemptKey,
    act: (attempt: HeldAttempt) => void | Promise<void>,
  ): Promise<void> {
    const mark = markOf(key)
    await starting.get(mark)
    const attempt = held.get(mark)
    if (attempt) await act(attempt)
  }

  const adopt = adopter({
    workplace,
    take,
    concludeAfter,
    tell,
    usedBefore: (seconds) => {
      settledCpuSeconds -= seconds
    },
    heldGroups: () => attempts().map(({ container }) => container.cgroup),
    released: released.signal,
  })

  return {
    place: 'local',
    capabilities: capabilitiesOf(workplace),
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
      for (const { key } of attempts()) {
        void withHeld(key, (attempt) => attempt.freeze()).catch((error: unknown) =>
          options.log.error('a freeze failed', { attempt: markOf(key), error }),
        )
      }
    },
    release: () => {
      released.abort()
      supervision.end()
      const padClosed = pad.close()
      for (const attempt of attempts()) attempt.release()
      if (base) closeCgroupBase(base)
      return padClosed.then(() => {
        if (base) removeGroup(base.folder) // where somebody stood by in it until now
      })
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

function capabilitiesOf({ base }: Workplace): Capabilities {
  return {
    freeze: base ? 'cgroup' : 'signals',
    limitCpu: base?.controllers.has('cpu') ? 'cgroup' : 'dutyCycle',
    limitMemory: base?.controllers.has('memory') ? 'cgroup' : 'none',
    checkpoint: true,
  }
}
