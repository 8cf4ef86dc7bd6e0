import { runSecondsAt } from '../../core/jobs'
import type { ApiParts } from './context'
import { base } from './base'
import { sumUp } from './cost-report'

const os = base.costs
const spanMs = 30 * 86_400_000
/** Read at once and as a whole: a thousand records take some 20 ms. */
const mostCounted = 1000

export function costProcedures({ store, book, clock, bootId }: ApiParts) {
  return {
    report: os.report.handler(() => {
      const now = clock()
      const since = new Date(now.wallMs - spanMs).toISOString()
      const ended = store.recent(mostCounted)
      const counted = ended.filter(({ endedAt = '' }) => endedAt >= since)
      const jobs = [...book.active(), ...counted]
      return {
        since,
        countedJobs: jobs.length,
        isWhole: counted.length < mostCounted,
        ...sumUp(jobs, (job) => runSecondsAt(job, now, bootId)),
      }
    }),
  }
}
