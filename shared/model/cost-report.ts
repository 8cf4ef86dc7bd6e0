import { z } from 'zod'
import { JobId, JobState } from './job'

const sums = {
  runSeconds: z.number().meta({ description: 'Running, frozen time left out, all attempts together' }),
  costUsd: z.number(),
}

/** What work took and cost, by where it ran and by job. */
export const CostReport = z
  .object({
    since: z.iso
      .datetime()
      .meta({ description: 'Jobs that ended since then, and those that have not ended' }),
    countedJobs: z.number().int(),
    isWhole: z.boolean().meta({ description: 'False when more jobs ended than are counted; the newest are' }),
    places: z
      .array(z.object({ place: z.string(), jobs: z.number().int(), ...sums }).readonly())
      .readonly()
      .meta({ description: 'The dearest first. This machine charges nothing' }),
    jobs: z
      .array(z.object({ id: JobId, name: z.string(), state: JobState, ...sums }).readonly())
      .readonly()
      .meta({ description: 'Those that took most: the dearest first, then the longest' }),
  })
  .readonly()
  .meta({ id: 'CostReport' })
export type CostReport = z.infer<typeof CostReport>
