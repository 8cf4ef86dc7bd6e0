import { z } from 'zod'
import { AttemptError, Job, JobId, JobState } from './job'
import { PastMoment } from './past'
import { Limits, Readiness } from './readiness'
import { Reason } from './reason'
import { BlindSensor, Sample, sensorNames } from './sample'

export const Paused = z.object({ until: z.iso.datetime().nullable() }).readonly().meta({ id: 'Paused' })
export type Paused = z.infer<typeof Paused>

export const EngineInfo = z
  .object({
    pid: z.number().int(),
    version: z.string(),
    uptimeSeconds: z.number(),
    host: z.enum(['app', 'headless']),
    sensors: z.enum(['real', 'scripted']),
    home: z.string(),
    messages: z
      .array(z.string())
      .readonly()
      .meta({ description: 'What a person should know, such as settings set aside' }),
  })
  .readonly()
  .meta({ id: 'EngineInfo' })
export type EngineInfo = z.infer<typeof EngineInfo>

export const Cost = z
  .object({
    todayUsd: z.number(),
    weekUsd: z.number(),
    monthUsd: z.number(),
    reservedUsd: z.number(),
    savedUsd: z.number(),
    limits: z.object({ dailyUsd: z.number(), weeklyUsd: z.number(), monthlyUsd: z.number() }).readonly(),
  })
  .readonly()
  .meta({ id: 'Cost' })
export type Cost = z.infer<typeof Cost>

/** A waiting job that has its turn when the machine or other jobs let it. */
export const NextJob = z.object({ id: JobId, name: z.string() }).readonly().meta({ id: 'NextJob' })
export type NextJob = z.infer<typeof NextJob>

/** The machine as it is now. */
export const Status = z
  .object({
    engine: EngineInfo,
    readiness: Readiness,
    limits: Limits,
    sample: Sample,
    jobs: z
      .partialRecord(JobState, z.number().int())
      .meta({ description: 'How many jobs are in each state' }),
    next: z.array(NextJob).readonly().meta({
      description:
        'The first few of those that wait, frozen ones included, in the order of their turns; what waits for something of its own is not among them',
    }),
    paused: Paused.nullable(),
    blind: z.array(BlindSensor).readonly(),
    cost: Cost,
  })
  .readonly()
  .meta({ id: 'Status' })
export type Status = z.infer<typeof Status>

/** The present, as faces mirror it: the status, the jobs that have no outcome yet, and the last few that have. */
export const Snapshot = z
  .object({
    status: Status,
    active: z.array(Job).readonly(),
    recent: z.array(Job).readonly(),
    past: z.array(PastMoment).readonly().meta({ description: 'The last two minutes, oldest first' }),
  })
  .readonly()
  .meta({ id: 'Snapshot' })
export type Snapshot = z.infer<typeof Snapshot>

/** First the whole snapshot, then only what changed; a gap in `revision` means: ask for a new snapshot. */
export const SnapshotUpdate = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('snapshot'), revision: z.number().int(), snapshot: Snapshot }),
    z.object({
      type: z.literal('patch'),
      revision: z.number().int(),
      status: Status.optional(),
      changed: z.array(Job).readonly().meta({ description: 'Jobs that are new or differ' }),
      past: z.array(PastMoment).readonly().meta({ description: 'Moments since the update before' }),
      onlyFigures: z.boolean().optional().meta({
        description: 'True when nothing was decided since the update before: only measured figures moved',
      }),
    }),
  ])
  .readonly()
  .meta({ id: 'SnapshotUpdate' })
export type SnapshotUpdate = z.infer<typeof SnapshotUpdate>

/** A stretch of the machine's past in which the same things were true. */
export const HistoryEntry = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime().nullable(),
    scorePercent: z.number(),
    level: z.string(),
    vetoes: z.array(z.string()).readonly(),
    runningJobs: z.array(z.string()).readonly(),
    frozenJobs: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** One check of `lull doctor`, with its remedy. */
export const Check = z
  .object({
    name: z.string(),
    state: z.enum(['ok', 'warning', 'failed']),
    message: z.string(),
    hint: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Check' })
export type Check = z.infer<typeof Check>

/** One sensor as a face shows it: where its value comes from, how old it is, and whether it is blind. */
export const SensorReport = z
  .object({
    sensor: z.enum(sensorNames),
    source: z.string().optional().meta({ description: 'Absent while it is blind' }),
    ageSeconds: z.number().optional().meta({ description: 'Absent before its first read' }),
    blind: z.object({ message: z.string(), hint: z.string() }).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'SensorReport' })
export type SensorReport = z.infer<typeof SensorReport>

/** What one attempt used at one moment. */
export const UsagePoint = z
  .object({
    at: z.iso.datetime(),
    attempt: z.number().int(),
    cpuCores: z.number().meta({ description: 'Processors in use, 1 being one of them fully' }),
    memoryBytes: z.number(),
    gpuPercent: z.number().optional().meta({
      description: 'Mean utilisation of the GPUs it was given; absent without one, or where none tells',
    }),
    gpuMemoryBytes: z
      .number()
      .optional()
      .meta({ description: 'GPU memory of its own processes, where the driver tells that' }),
  })
  .readonly()
  .meta({ id: 'UsagePoint' })
export type UsagePoint = z.infer<typeof UsagePoint>

/** One event of a job's life. */
export const StoryEntry = z
  .object({
    at: z.iso.datetime(),
    type: z.string(),
    detail: z.string().meta({ description: 'JSON: the event without its type and time' }),
  })
  .readonly()
  .meta({ id: 'StoryEntry' })
export type StoryEntry = z.infer<typeof StoryEntry>

/** How a job that is not submitted would fare now. */
export const JobPreview = z
  .object({
    name: z.string(),
    command: z.array(z.string()).readonly(),
    startsNow: z.boolean(),
    reasons: z.array(Reason).readonly().meta({ description: 'Why it would wait; empty when it would start' }),
    warnings: z
      .array(AttemptError)
      .readonly()
      .meta({ description: 'What would fail it at its start, as things stand; no reason to refuse it' }),
  })
  .readonly()
  .meta({ id: 'JobPreview' })
export type JobPreview = z.infer<typeof JobPreview>
