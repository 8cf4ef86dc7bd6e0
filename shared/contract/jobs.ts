import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  Job,
  JobFile,
  jobFilters,
  jobOrders,
  JobPreview,
  Reason,
  sortDirections,
  StoryEntry,
  UsagePoint,
} from '../model'
import { procedure } from './base'

const ref = z.object({
  job: z.string().min(1).meta({ description: 'An id, a unique prefix of one, or a name' }),
})

/** A piece of a log. `offset` counts bytes since the attempt began, rotated files included. */
export const LogChunk = z
  .object({
    stream: z.enum(['stdout', 'stderr']),
    attempt: z.number().int(),
    offset: z.number().int(),
    base64: z.string().meta({ description: 'The bytes themselves: a log may hold anything' }),
    end: z.boolean().meta({ description: 'True when the job has its outcome and nothing follows' }),
  })
  .readonly()
  .meta({ id: 'LogChunk' })
export type LogChunk = z.infer<typeof LogChunk>

const logQuery = ref.extend({
  stream: z.enum(['stdout', 'stderr']).default('stdout'),
  attempt: z.coerce.number().int().min(1).optional().meta({ description: 'Default: the newest' }),
  offset: z.coerce.number().int().min(0).default(0),
})

const submission = z.object({
  jobs: z.array(JobFile).min(1).max(10_000),
  workdir: z.string().min(1).meta({ description: 'Relative paths start here' }),
  environment: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'The submitting shell’s; kept in a private file, shown by no door' }),
  now: z.boolean().default(false),
  strict: z.boolean().default(false).meta({ description: 'Refuse what this machine can never satisfy' }),
})

export const jobs = {
  submit: procedure
    .route({ method: 'POST', path: '/jobs', summary: 'Submit jobs, all of them or none', successStatus: 201 })
    .input(submission)
    .output(z.array(Job)),
  preview: procedure
    .route({
      method: 'POST',
      path: '/jobs/preview',
      summary: 'How jobs would fare now, without submitting them',
    })
    .input(submission)
    .output(z.array(JobPreview)),
  list: procedure
    .route({ method: 'GET', path: '/jobs', summary: 'Jobs, newest first or in another order' })
    .input(
      z.object({
        state: z
          .enum(jobFilters)
          .optional()
          .meta({ description: 'Only jobs in this state; `held`: those that a person holds back' }),
        search: z.string().optional().meta({ description: 'In name and command' }),
        limit: z.coerce.number().int().min(1).max(1000).default(50),
        order: z.enum(jobOrders).default('submitted').meta({
          description:
            'What they are listed by: `state` what is at work before what waits before what ended; `ended` and `ran` (seconds of running) of ended jobs, the others as if they ended last and ran longest',
        }),
        direction: z.enum(sortDirections).optional().meta({
          description: 'Default: names and states ascending; the newest, latest and longest first',
        }),
        before: z.string().optional().meta({
          description:
            'The `next` of the page before, asked in the same order; of the newest first it is a job’s id',
        }),
      }),
    )
    .output(z.object({ jobs: z.array(Job), next: z.string().nullable() })),
  get: procedure.route({ method: 'GET', path: '/jobs/{job}', summary: 'One job' }).input(ref).output(Job),
  why: procedure
    .route({ method: 'GET', path: '/jobs/{job}/reasons', summary: 'Why a job waits or is frozen' })
    .input(ref)
    .output(z.object({ reasons: z.array(Reason) })),
  log: procedure
    .route({ method: 'GET', path: '/jobs/{job}/log', summary: 'A piece of a job’s log' })
    .input(logQuery.extend({ maxBytes: z.coerce.number().int().min(1).max(4_194_304).default(262_144) }))
    .output(LogChunk),
  followLog: procedure
    .route({ method: 'GET', path: '/jobs/{job}/log/follow', summary: 'A job’s log as it grows, to its end' })
    .input(logQuery)
    .output(eventIterator(LogChunk)),
  result: procedure
    .route({ method: 'GET', path: '/jobs/{job}/result', summary: 'What an ended job brought' })
    .input(ref)
    .output(z.unknown()),
  summary: procedure
    .route({
      method: 'GET',
      path: '/jobs/{job}/summary',
      summary: 'What a job says it found, in a sentence: the summary.txt in its output folder',
    })
    .input(ref)
    .output(z.object({ summary: z.string().nullable().meta({ description: 'null: it left none' }) })),
  usage: procedure
    .route({ method: 'GET', path: '/jobs/{job}/usage', summary: 'What a job used over time, oldest first' })
    .input(ref.extend({ limit: z.coerce.number().int().min(1).max(10_000).default(1000) }))
    .output(z.array(UsagePoint)),
  story: procedure
    .route({
      method: 'GET',
      path: '/jobs/{job}/story',
      summary: 'Everything that happened to a job, oldest first',
    })
    .input(ref)
    .output(z.array(StoryEntry)),
  cancel: procedure
    .route({ method: 'POST', path: '/jobs/{job}/cancel', summary: 'End a job' })
    .input(ref)
    .output(Job),
  retry: procedure
    .route({ method: 'POST', path: '/jobs/{job}/retry', summary: 'Submit an ended job anew' })
    .input(ref)
    .output(Job),
  runNow: procedure
    .route({
      method: 'POST',
      path: '/jobs/{job}/run-now',
      summary: 'Run a waiting or frozen job although somebody is there',
    })
    .input(ref)
    .output(Job),
  hold: procedure
    .route({
      method: 'POST',
      path: '/jobs/{job}/hold',
      summary: 'Freeze a job, or keep it waiting, until it is released',
    })
    .input(ref)
    .output(Job),
  release: procedure
    .route({
      method: 'POST',
      path: '/jobs/{job}/release',
      summary: 'Let a job that was held go on when it may',
    })
    .input(ref)
    .output(Job),
}
