import type { Attempt, Job } from '../../shared/model'
import { formatDollars } from '../../shared/model/money'
import { formatBytes, formatSeconds } from '../../shared/model/units'
import { progressOf, whyOf } from '../following/story'
import { localTime } from '../local-time'
import { harmless } from '../output'
import type { Paint } from '../paint'
import type { Session } from '../session'
import { paintState } from './ls'

/** `lull show JOB`: everything that is known of a job. */
export async function show({ engine, out }: Session, job: string): Promise<number> {
  await out.show(await (await engine()).jobs.get({ job }), (found) => describe(found, out.paint))
  return 0
}

/** A job and its attempts, a fact a line. */
export function describe(job: Job, paint: Paint): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['id', job.id],
    ['state', paintState(job.state, paint) + (job.throttled ? ', held below the CPU limit' : '')],
    ['why', job.state === 'queued' || job.state === 'frozen' ? whyOf(job) : undefined],
    ['progress', progressOf(job) || undefined],
    ['command', harmless(job.command.map(shellQuoted).join(' '))],
    ['workdir', job.spec.workdir],
    ['submitted', localTime(job.submittedAt)],
    ['ended', job.endedAt && localTime(job.endedAt)],
    ['retry of', job.retryOf],
    ['exit code', job.exitCode?.toString()],
    ['error', job.error && `${job.error.message}\n${' '.repeat(labelWidth)}${job.error.hint}`],
    ['deadline', missedDeadline(job)],
    [
      'outputs',
      job.outputFiles.map(({ path, sizeBytes }) => `${path} (${formatBytes(sizeBytes)})`).join(', ') ||
        undefined,
    ],
    ['cost', job.costUsd > 0 ? formatDollars(job.costUsd) : undefined],
  ]
  return [
    paint.bold(harmless(job.name)),
    ...lines(facts),
    ...job.attempts.flatMap((one) => attempt(one, paint)),
  ].join('\n')
}

const labelWidth = 12

function lines(facts: readonly (readonly [string, string | undefined])[]): readonly string[] {
  return facts.flatMap(([label, fact]) =>
    fact === undefined ? [] : [`  ${label.padEnd(labelWidth - 2)}${fact}`],
  )
}

function attempt(one: Attempt, paint: Paint): readonly string[] {
  const figures = [
    one.pid === undefined ? undefined : `pid ${one.pid}`,
    `ran ${formatSeconds(one.runSeconds)}`,
    one.frozenSeconds > 0 ? `frozen ${formatSeconds(one.frozenSeconds)}` : undefined,
    one.throttledSeconds > 0 ? `throttled ${formatSeconds(one.throttledSeconds)}` : undefined,
    one.cpuSeconds === undefined ? undefined : `CPU ${formatSeconds(one.cpuSeconds)}`,
    one.peakMemoryBytes === undefined ? undefined : `peak memory ${formatBytes(one.peakMemoryBytes)}`,
    one.signal ?? (one.exitCode === undefined ? undefined : `exit code ${one.exitCode}`),
  ]
  return [
    `  attempt ${one.number} on ${one.place}: ${paintAttempt(one, paint)}; ${figures.filter(Boolean).join(', ')}`,
    ...one.notes.map((note) => `    ${note}`),
  ]
}

function paintAttempt({ state }: Attempt, paint: Paint): string {
  return state === 'preempted' ? state : paintState(state, paint)
}

/** An argument as it could be typed. */
function shellQuoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`
}

function missedDeadline({ spec, deadlineMissedAt }: Job): string | undefined {
  if (spec.when.deadline === undefined) return undefined
  const deadline = localTime(spec.when.deadline)
  return deadlineMissedAt === undefined ? deadline : `${deadline}, missed`
}
