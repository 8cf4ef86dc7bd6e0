import { isOutcome, LullError } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { ApiParts } from './context'
import { base } from './base'
import { jobByRef } from './job-ref'
import { followLog, logChunk } from './logs'
import { jobResult, jobSummary } from './result'

const os = base.jobs

type Wish = 'cancelRequested' | 'wishedNow' | 'heldByHand' | 'releasedByHand'

export function jobProcedures(parts: ApiParts) {
  const { store, book, view, intake } = parts
  const moment = () => ({ now: parts.clock(), bootId: parts.bootId })

  /** A wish of a person becomes an event; one that comes too late is refused, not dropped. */
  function wish(ref: string, type: Wish, verb: string): JobRecord {
    const job = jobByRef(store, ref)
    const after = isOutcome(job.state) ? undefined : book.apply(job.id, { type, ...moment() })
    if (!after) {
      const stands = isOutcome(job.state) ? `has already ended (${job.state})` : `is ${job.state}`
      throw new LullError('wrongState', `${job.name} ${stands} and cannot be ${verb}`, {
        hint: isOutcome(job.state) ? 'Retry it to submit it anew.' : 'Look where it stands, and try again.',
      })
    }
    parts.replan()
    return after
  }

  return {
    submit: os.submit.handler(async ({ input }) => {
      const jobs = await intake.submit(input)
      await store.onDisk() // whoever submitted hears of it before anything begins
      parts.replan()
      // The plan has not come to them yet: what it will say of them is asked ahead.
      const waits = parts.preview([])
      return jobs.map((job) => ({ ...view(job), reasons: waits.get(job.id) ?? [] }))
    }),
    preview: os.preview.handler(async ({ input }) => {
      const foreseen = await intake.foresee(input)
      const waits = parts.preview(foreseen.map(({ job }) => job))
      return foreseen.map(({ job: { id, name, command }, warnings }) => {
        const reasons = waits.get(id) ?? []
        return { name, command, reasons, startsNow: reasons.length === 0, warnings }
      })
    }),
    list: os.list.handler(({ input: { state, search, limit, order, direction, before } }) => {
      const page = store.page({
        limit,
        order,
        ...(direction && { direction }),
        ...(state && { state }),
        ...(search && { search }),
        ...(before && { before }),
      })
      return { jobs: page.jobs.map(view), next: page.next }
    }),
    get: os.get.handler(({ input }) => view(jobByRef(store, input.job))),
    why: os.why.handler(({ input }) => ({ reasons: [...view(jobByRef(store, input.job)).reasons] })),
    log: os.log.handler(({ input }) => logChunk(parts, input)),
    followLog: os.followLog.handler(({ input, signal }) => followLog(parts, input, signal)),
    result: os.result.handler(({ input }) => jobResult(jobByRef(store, input.job), parts.folders)),
    summary: os.summary.handler(async ({ input }) => ({
      summary: await jobSummary(jobByRef(store, input.job), parts.folders),
    })),
    usage: os.usage.handler(({ input }) => [...store.usage.list(jobByRef(store, input.job).id, input.limit)]),
    story: os.story.handler(({ input }) => [...store.story(jobByRef(store, input.job).id)]),
    cancel: os.cancel.handler(({ input }) => view(wish(input.job, 'cancelRequested', 'cancelled'))),
    runNow: os.runNow.handler(({ input }) => view(wish(input.job, 'wishedNow', 'run now'))),
    hold: os.hold.handler(({ input }) => view(wish(input.job, 'heldByHand', 'held'))),
    release: os.release.handler(({ input }) => view(wish(input.job, 'releasedByHand', 'released'))),
    retry: os.retry.handler(({ input }) => {
      const job = jobByRef(store, input.job)
      if (!isOutcome(job.state)) {
        throw new LullError('wrongState', `${job.name} is still ${job.state}`, {
          hint: 'Wait for its end or cancel it first.',
        })
      }
      const again = intake.retry(job)
      parts.replan()
      return view(again)
    }),
  }
}
