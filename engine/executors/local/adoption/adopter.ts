import type { AttemptKey, ExecutorNews } from '../../executor'
import type { Container } from '../containers'
import { endNews, type HeldAttempt, noUse } from '../holding'
import { type Intent, type Lease, mendRotation, noLease, readIntent, stoppedAtSeconds } from '../folder'
import type { Taken } from '../local-executor-types'
import { isAlive } from '../processes'
import type { Site } from '../site'
import { adoptedEnd, findRemains } from './adoption'

export interface AdopterParts {
  readonly site: Site
  readonly take: (taken: Taken) => HeldAttempt
  readonly concludeAfter: (attempt: HeldAttempt, ended: Promise<number | null>) => Promise<void>
  /** Processor seconds that an attempt had used before it was ours. */
  readonly usedBefore: (cpuSeconds: number) => void
  /** Containers of all attempts that are held. */
  readonly held: () => readonly Container[]
  readonly tell: (news: ExecutorNews) => void
  readonly released: AbortSignal
}

interface Left {
  readonly key: AttemptKey
  readonly folder: string
}

/** What an earlier engine left of an attempt, with the container it lives in if it could live. */
interface Found extends Left {
  readonly intent: Intent | null
  readonly container: Container | null
}

/** Takes over what an earlier engine left: everything stands still before anything else is done. */
export function adopter(parts: AdopterParts): (lefts: readonly Left[]) => Promise<void> {
  const { site, take, concludeAfter, tell, released } = parts
  const { table } = site

  function find({ key, folder }: Left): Found {
    const intent = readIntent(folder)
    if (intent === null || intent.bootId !== site.bootId) return { key, folder, intent, container: null }
    const container = site.container(intent, intent.processes.launcher.pid)
    container.hold(intent.processes.job)
    return { key, folder, intent, container }
  }

  async function adoptOne({ key, folder, intent, container }: Found): Promise<void> {
    mendRotation(folder) // now that nobody writes, and before anybody hears that it may go on
    const remains = await findRemains(folder, intent, site)
    if (intent && container) {
      const taken = { key, folder, intent, processes: intent.processes, container }
      return remains.state === 'held' ? takeOver(taken, remains.lease) : settle(taken)
    }
    if (remains.state === 'ended')
      tell(endNews({ key, folder, exit: remains.exit, use: noUse, throttledSeconds: 0, escapedPids: [] }))
    else if (remains.state === 'lost') tell({ key, type: 'lost', message: remains.message })
  }

  /** Its job has ended: nothing that it left runs again. Resolves when it is settled, or that turned out to take longer. */
  function settle(taken: Omit<Taken, 'lease'>): Promise<void> {
    const attempt = take({ ...taken, lease: noLease })
    attempt.brake.holdAtOnce('plan')
    return Promise.race([concludeAfter(attempt, Promise.resolve(null)), attempt.unsettled])
  }

  async function takeOver(taken: Omit<Taken, 'lease'>, lease: Lease | null): Promise<void> {
    const { key, folder, processes } = taken
    const attempt = take({ ...taken, lease: lease ?? noLease })
    // The engine before may have died before it wrote down whom it had started.
    tell({ key, type: 'started', pid: attempt.jobPid, notes: attempt.notes })
    parts.usedBefore(attempt.use().cpuSeconds)
    const launcherLives = () => isAlive(table, processes.launcher)
    const ended = adoptedEnd(folder, launcherLives, released).then(() => null)
    void concludeAfter(attempt, ended)
    if (lease === null)
      tell({ key, type: 'note', note: 'Its watcher is gone: it would run on if the engine died' })
    await attempt.freeze(lease && stoppedAtSeconds(folder))
  }

  return async (lefts) => {
    const found = lefts.map(find)
    const containers = found.flatMap(({ container }) => container ?? [])
    for (const container of containers) container.brake()
    await Promise.all(containers.map((container) => container.freeze()))
    await Promise.all(found.map(adoptOne))
    site.sweep(containers, parts.held())
  }
}
