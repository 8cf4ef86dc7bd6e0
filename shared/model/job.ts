import { z } from 'zod'
import { BytesField, HoursField, SecondsField } from './unit-fields'
import { Level } from './readiness'
import { Reason } from './reason'
import { jobStates } from './job-state'

export const JobId = z.string().min(1).brand<'JobId'>()
export type JobId = z.infer<typeof JobId>

/** Why an attempt ended badly. `timeout` and `placeLost` are worth another try by default; the job's own failure only if asked. */
export const attemptErrorCodes = [
  'commandNotFound',
  'notExecutable',
  'exitCode',
  'signal',
  'timeout',
  'placeLost',
  'outputMissing',
  'dependencyFailed',
  'launchFailed',
  'escaped',
] as const
export const AttemptErrorCode = z.enum(attemptErrorCodes)
export type AttemptErrorCode = z.infer<typeof AttemptErrorCode>

/** What happens to a running job when its person returns. */
export const OnReturn = z.enum(['freeze', 'checkpoint', 'yield'])
export type OnReturn = z.infer<typeof OnReturn>

const text = z.string().min(1)
const signalName = z.string().regex(/^SIG[A-Z0-9]+$/, { error: 'a signal is written like SIGUSR1' })

const ResourcesFile = z.strictObject({
  cpus: z.number().positive().default(1),
  memory: BytesField.optional(),
  gpus: z.number().int().min(0).default(0),
  gpuMemory: BytesField.optional(),
  disk: BytesField.optional(),
})

const WhenFile = z.strictObject({
  level: Level.exclude(['unsuitable'])
    .optional()
    .meta({ description: 'Starts only at this level or a better one' }),
  mains: z.boolean().default(false).meta({ description: 'Runs only on mains power' }),
  hours: HoursField.optional(),
  after: z.array(text).default([]).meta({ description: 'Ids or names of jobs that must succeed first' }),
  cron: text.optional().meta({ description: 'Repeats: each firing is a job of its own' }),
  deadline: z.iso.datetime({ offset: true }).optional(),
})

const RetryFile = z.strictObject({
  attempts: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(3)
    .meta({ description: 'Tries in all, the first included' }),
  on: z.array(AttemptErrorCode).default(['timeout', 'placeLost']),
  backoffSeconds: SecondsField.default(2).meta({ description: 'Doubles at each try, with jitter' }),
})

/**
 * A job as people and programs write it (YAML or JSON): sizes and durations in their own words, defaults left out.
 * Exactly one of `command`, `shell` and `kind` says what runs.
 */
export const JobFile = z
  .strictObject({
    name: text.max(200).optional(),
    command: z.array(z.string()).min(1).optional(),
    shell: text.optional(),
    kind: text.optional(),
    params: z.record(z.string(), z.unknown()).optional(),
    workdir: text.optional().meta({ description: 'Default: where the command was typed' }),
    env: z.record(z.string().regex(/^[^=\0]+$/), z.string()).default({}),
    inputs: z.array(text).default([]),
    outputs: z.array(text).default([]),
    resources: ResourcesFile.prefault({}),
    where: text.default('auto').meta({ description: 'auto, local, cloud, gcp, ec2 or a machine’s name' }),
    when: WhenFile.prefault({}),
    onReturn: OnReturn.default('freeze'),
    checkpoint: z
      .strictObject({ signal: signalName.default('SIGUSR1'), every: SecondsField.optional() })
      .optional(),
    timeout: SecondsField.refine((seconds) => seconds > 0, { error: 'a time-out is longer than 0 s' })
      .optional()
      .meta({ description: 'Of running; frozen time does not count' }),
    retry: RetryFile.prefault({}),
    priority: z.number().int().min(-100).max(100).default(0),
    maxCostUsd: z.number().min(0).optional(),
    exclusive: z.boolean().default(false).meta({ description: 'Alone on the machine' }),
  })
  .superRefine((file, context) => {
    const ways = [file.command, file.shell, file.kind].filter((way) => way !== undefined)
    if (ways.length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'say what runs with exactly one of command, shell and kind',
      })
    }
    if (file.command?.[0] === '')
      context.addIssue({ code: 'custom', path: ['command', 0], message: 'the command is empty' })
    if (file.params !== undefined && file.kind === undefined) {
      context.addIssue({ code: 'custom', path: ['params'], message: 'params belong to a kind' })
    }
  })
  .meta({ id: 'JobFile' })
/** As written, before defaults. */
export type JobFileInput = z.input<typeof JobFile>
/** As parsed: bytes and seconds are numbers, defaults are in. */
export type JobFile = z.output<typeof JobFile>

/** What the person asked for, settled at submission: absolute paths, dependencies by id, units in names. */
export const JobSpec = z
  .object({
    command: z.array(z.string()).min(1).readonly().meta({ description: 'The argument vector that runs' }),
    shell: z.string().optional(),
    kind: z.string().optional(),
    params: z.record(z.string(), z.unknown()).optional(),
    workdir: z.string(),
    envNames: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Names only: the values stay in a private file' }),
    inputs: z.array(z.string()).readonly(),
    outputs: z.array(z.string()).readonly(),
    resources: z
      .object({
        cpus: z.number(),
        memoryBytes: z.number().optional(),
        gpus: z.number().int(),
        gpuMemoryBytes: z.number().optional(),
        diskBytes: z.number().optional(),
      })
      .readonly(),
    where: z.string(),
    when: z
      .object({
        level: Level.optional(),
        mains: z.boolean(),
        hours: z.string().optional(),
        after: z.array(JobId).readonly(),
        cron: z.string().optional(),
        deadline: z.iso.datetime().optional(),
      })
      .readonly(),
    onReturn: OnReturn,
    checkpoint: z.object({ signal: z.string(), everySeconds: z.number().optional() }).readonly().optional(),
    timeoutSeconds: z.number().optional(),
    retry: z
      .object({
        attempts: z.number().int(),
        on: z.array(AttemptErrorCode).readonly(),
        backoffSeconds: z.number(),
      })
      .readonly(),
    priority: z.number().int(),
    maxCostUsd: z.number().optional(),
    exclusive: z.boolean(),
    now: z.boolean().meta({
      description: 'Wished for by a person who is there: presence, load, level and hours are waived',
    }),
    held: z.literal(true).optional().meta({ description: 'Held back by hand until it is released' }),
  })
  .readonly()
  .meta({ id: 'JobSpec' })
export type JobSpec = z.infer<typeof JobSpec>

export const AttemptError = z
  .object({ code: AttemptErrorCode, message: z.string(), hint: z.string() })
  .readonly()
  .meta({ id: 'AttemptError' })
export type AttemptError = z.infer<typeof AttemptError>

/** `preempted`: stopped under a veto after its checkpoint, to go on in a later attempt. */
export const attemptStates = [
  'starting',
  'running',
  'frozen',
  'finishing',
  'succeeded',
  'failed',
  'cancelled',
  'preempted',
] as const
export const AttemptState = z.enum(attemptStates)
export type AttemptState = z.infer<typeof AttemptState>

/** One try of a job at one place. Only the newest epoch's result is accepted. */
export const Attempt = z
  .object({
    number: z.number().int().min(1),
    epoch: z
      .number()
      .int()
      .min(1)
      .meta({ description: 'Rises with every hand-out; an older epoch’s news are refused' }),
    place: z.string(),
    state: AttemptState,
    pid: z.number().int().optional(),
    intendedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    endedAt: z.iso.datetime().optional(),
    exitCode: z.number().int().optional(),
    signal: z.string().optional(),
    cpuSeconds: z.number().optional(),
    peakMemoryBytes: z.number().optional(),
    runSeconds: z.number().meta({ description: 'Running, frozen time left out' }),
    frozenSeconds: z.number(),
    throttledSeconds: z.number(),
    gpus: z.array(z.number().int()).readonly().meta({ description: 'Indexes of the GPUs it was given' }),
    notes: z
      .array(z.string())
      .readonly()
      .meta({ description: 'What this machine could not do for it, in words' }),
    error: AttemptError.optional(),
  })
  .readonly()
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof Attempt>

export const JobState = z.enum(jobStates).meta({ id: 'JobState' })
export type JobState = z.infer<typeof JobState>

/** A job as every door shows it. `reasons` say why it waits or is frozen and are empty otherwise. */
export const Job = z
  .object({
    id: JobId,
    name: z.string(),
    state: JobState,
    command: z.array(z.string()).readonly(),
    spec: JobSpec,
    submittedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
    retryOf: JobId.optional(),
    seriesId: z.string().optional(),
    notBefore: z.iso
      .datetime()
      .optional()
      .meta({ description: 'Next firing of a series, or end of a retry’s back-off' }),
    cancelRequestedAt: z.iso.datetime().optional(),
    deadlineMissedAt: z.iso.datetime().optional(),
    reasons: z.array(Reason).readonly(),
    attempts: z.array(Attempt).readonly(),
    exitCode: z.number().int().optional(),
    error: AttemptError.optional(),
    progressPercent: z.number().min(0).max(100).optional(),
    progressMessage: z.string().optional(),
    throttled: z.boolean().meta({ description: 'Held below the CPU limit by short pauses right now' }),
    outputFiles: z.array(z.object({ path: z.string(), sizeBytes: z.number() }).readonly()).readonly(),
    costUsd: z.number(),
  })
  .readonly()
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>
