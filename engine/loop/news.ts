import type { JobId } from '../../shared/model'
import type { Now } from '../../core/clock'
import type { JobEvent, JobRecord } from '../../core/jobs'
import type { AttemptKey, ExecutorNews } from '../executors/executor'
import { type CollectedOutputs, collectOutputs, madeNothing, readProgress } from '../executors/local'
import type { Log } from '../instance'
import type { RunFolders } from '../intake'
import type { JobBook } from './job-book'
import { openInbox } from './inbox'
import { currentKey } from './orders'

export interface NewsParts {
  readonly book: JobBook
  readonly folders: RunFolders
  readonly log: Log
  readonly clock: () => Now
  readonly bootId: string
  readonly onHandled: () => void
}

/** Turns what executors report into job events, and collects the outputs of what has ended. */
export interface NewsDesk {
  /** Never throws: what cannot be kept now (a full disk) is kept as soon as it can be, in order for each job. */
  receive(news: ExecutorNews): void
  /** Goes on with a job that had ended when the engine died, before its outputs were collected. */
  finish(job: JobRecord): void
  /** Resolves when no collection is under way any more. What could not be kept is left for the next engine to find. */
  close(): Promise<void>
}

export function createNewsDesk(parts: NewsParts): NewsDesk {
  const { book, folders } = parts
  const collecting = new Map<JobId, Promise<void>>()
  const moment = () => ({ now: parts.clock(), bootId: parts.bootId })
  const inbox = openInbox(parts.log)

  async function collect(job: JobRecord, key: AttemptKey, escapedPids: readonly number[]): Promise<void> {
    const found = await collectOutputs(folders.ofAttempt(key), job.spec.workdir, job.spec.outputs).catch(
      (error: unknown) => {
        parts.log.error('collecting outputs failed', { job: job.id, error })
        return { files: [], missing: [], problem: error instanceof Error ? error.message : String(error) }
      },
    )
    const event = collected(key, found, escapedPids)
    inbox.put(job.id, () => {
      book.apply(job.id, { ...event, ...moment() })
      parts.onHandled()
    })
  }

  /** What there is to be known after the end, once the outputs are where they belong. */
  function collected(
    key: AttemptKey,
    { files: outputFiles, ...rest }: Found,
    escapedPids: readonly number[],
  ) {
    const progressPercent = readProgress(folders.ofAttempt(key))?.percent
    return {
      type: 'collected' as const,
      epoch: key.epoch,
      outputFiles,
      ...rest,
      escapedPids,
      ...(progressPercent !== undefined && { progressPercent }),
    }
  }

  function finish(job: JobRecord, escapedPids: readonly number[] = []): void {
    const key = currentKey(job)
    if (!key) return
    const work = collect(job, key, escapedPids).finally(() => collecting.delete(job.id))
    collecting.set(job.id, work)
  }

  /** A job that made no files has its outcome with its end, in one transaction instead of two. */
  function alsoCollected(job: JobRecord | undefined, news: ExecutorNews): readonly JobEvent[] {
    if (!job || news.type !== 'exited' || collecting.has(job.id)) return []
    if (!madeNothing(folders.ofAttempt(news.key), job.spec.outputs)) return []
    return [{ ...collected(news.key, { files: [], missing: [] }, news.escapedPids), ...moment() }]
  }

  /** A job that its watcher stopped when the engine died has stood still since then, not since it was adopted. */
  function momentOf(news: ExecutorNews) {
    const here = moment()
    const since = news.type === 'frozen' ? news.stoppedAtMonotonicSeconds : undefined
    return since === undefined ? here : { ...here, now: { ...here.now, monotonicSeconds: since } }
  }

  function handle(news: ExecutorNews): void {
    const event = asEvent(news)
    const known = book.get(news.key.job)
    if (alreadySo(known, event)) return
    const job = book.apply(news.key.job, { ...event, ...momentOf(news) }, ...alsoCollected(known, news))
    if (job?.state === 'finishing' && news.type === 'exited') finish(job, news.escapedPids)
    // Said again, it asks for no new plan: an order that keeps failing would be given again at once.
    if (job !== known) parts.onHandled()
  }

  return {
    receive: (news) => inbox.put(news.key.job, () => handle(news)),
    finish,
    close: async () => {
      while (collecting.size > 0) await Promise.all(collecting.values())
      inbox.close()
    },
  }
}

type Found = CollectedOutputs & { readonly problem?: string }

type BareEvent = JobEvent extends infer Event
  ? Event extends JobEvent
    ? Omit<Event, 'now' | 'bootId'>
    : never
  : never

function asEvent(news: ExecutorNews): BareEvent {
  const epoch = news.key.epoch
  switch (news.type) {
    case 'started':
      return { type: 'started', epoch, pid: news.pid, notes: news.notes }
    case 'launchFailed':
      return { type: 'launchFailed', epoch, error: news.error }
    case 'frozen':
      return { type: 'froze', epoch }
    case 'thawed':
      return { type: 'thawed', epoch }
    case 'exited':
      return { type: 'exited', epoch, end: news.end }
    case 'lost':
      return { type: 'placeLost', epoch, message: news.message }
    case 'note':
      return { type: 'noted', epoch, note: news.note }
  }
}

/** News come at least once: what adoption tells again is no event. */
function alreadySo(job: JobRecord | undefined, event: BareEvent): boolean {
  if (!job) return false
  return (
    (event.type === 'froze' && job.state === 'frozen') ||
    (event.type === 'thawed' && job.state === 'running') ||
    (event.type === 'started' && (job.state === 'running' || job.state === 'frozen'))
  )
}
