import type { Job, SnapshotUpdate } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import type { Client } from '../client'
import { createPatience } from './restarts'

/**
 * A job each time it changes, until it has its outcome. Survives a restart of the engine as `followLog` does; `onSilence`
 * is called when the engine has gone.
 */
export async function* followJob(
  engine: Client,
  id: string,
  signal: AbortSignal,
  onSilence?: () => void,
): AsyncGenerator<Job> {
  const patience = createPatience(onSilence)
  while (!signal.aborted) {
    try {
      const now = await engine.jobs.get({ job: id })
      patience.answered()
      yield now
      if (isOutcome(now.state)) return
      for await (const job of changesOf(engine, id, signal)) {
        patience.answered()
        yield job
        if (isOutcome(job.state)) return
      }
    } catch (error) {
      if (signal.aborted) return
      await patience.bear(error, signal)
    }
  }
}

/** Ends where revisions do not follow each other: then something was missed, and the job is asked for anew. */
async function* changesOf(engine: Client, id: string, signal: AbortSignal): AsyncGenerator<Job> {
  let revision: number | undefined
  for await (const update of await engine.machine.watch(undefined, { signal })) {
    if (update.type === 'patch' && revision !== undefined && update.revision !== revision + 1) return
    revision = update.revision
    const job = jobsIn(update).find((one) => one.id === id)
    if (job) yield job
  }
}

function jobsIn(update: SnapshotUpdate): readonly Job[] {
  return update.type === 'patch' ? update.changed : [...update.snapshot.active, ...update.snapshot.recent]
}
