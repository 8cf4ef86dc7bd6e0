import type { Job } from '../../shared/model'
import type { Client } from '../client'
import { failureOf } from '../errors'
import { exitCodes, runExitCode } from '../exit'
import { followJob } from '../following/follow-job'
import { followLog } from '../following/follow-log'
import { listenForInterrupts } from '../following/interrupt'
import { createStatusLine, type StatusLine } from '../following/status-line'
import { createStory } from '../following/story'
import type { SubmitOptions } from '../options'
import { harmless } from '../output'
import type { Session } from '../session'
import { shortId } from '../short-id'
import { submit } from '../submission'

/** `lull run`: submits one job, follows it to its end and returns its own exit code. */
export async function run(
  session: Session,
  command: readonly string[],
  options: SubmitOptions & Readonly<Record<string, unknown>>,
): Promise<number> {
  const { jobs } = await submit(session, command, options)
  const [job] = jobs
  if (!job) throw new Error('the engine accepted a submission of one job and returned none')
  return followToItsEnd({ session, engine: await session.engine(), job })
}

interface Followed {
  readonly session: Session
  readonly engine: Client
  readonly job: Job
}

/** Follows a submitted job; an engine that stays away for too long is said, with exit code 125. */
async function followToItsEnd(followed: Followed): Promise<number> {
  const { session, job } = followed
  const line = createStatusLine(session.around.stderr)
  const over = new AbortController()
  const interrupts = listenForInterrupts(() => line.say(leftRunning(followed)))
  const ended = untilItEnds(followed, line, over.signal)
  try {
    const first = await Promise.race([ended, interrupts.decided])
    line.set('')
    if (first === 'leave') return exitCodes.interrupted
    if (first === 'cancel') return await cancel(followed, line)
    if (session.out.json) await session.out.show(first, () => '')
    return runExitCode(first)
  } catch (error) {
    line.set('')
    const { data } = failureOf(error)
    line.say(
      `${data.message}\n      ${harmless(job.name)} is kept, frozen if it had begun, for the next engine; \`${session.around.typed} logs -f ${shortId(job.id)}\` follows it then.`,
    )
    return exitCodes.lullFailed
  } finally {
    interrupts.stop()
    over.abort()
  }
}

/** Copies both streams and tells the story until the job has its outcome, and returns it as it is then. */
async function untilItEnds(followed: Followed, line: StatusLine, signal: AbortSignal): Promise<Job> {
  const [last] = await Promise.all([
    tellStory(followed, line, signal),
    copyStream(followed, 'stdout', line, signal),
    copyStream(followed, 'stderr', line, signal),
  ])
  return last
}

async function tellStory({ engine, job }: Followed, line: StatusLine, signal: AbortSignal): Promise<Job> {
  const tell = createStory()
  let last = job
  const silent = () => line.say('the engine has gone; waiting up to 30 s for the next one')
  for await (const now of followJob(engine, job.id, signal, silent)) {
    last = now
    const { line: text, event } = tell(now)
    if (event !== undefined) line.say(event)
    line.set(text)
  }
  return last
}

/** The job's own bytes, unchanged; under `--json` all of them on stderr, since stdout holds one document. */
async function copyStream(
  { session, engine, job }: Followed,
  stream: 'stdout' | 'stderr',
  line: StatusLine,
  signal: AbortSignal,
): Promise<void> {
  const to = session.out.json ? 'stderr' : stream
  for await (const { bytes } of followLog(engine, { job: job.id, stream }, signal)) {
    line.before()
    await session.out.bytes(to, bytes)
    if (session.around[to].isTTY) line.after(bytes)
  }
}

function leftRunning({ session, job }: Followed): string {
  const { typed } = session.around
  const id = shortId(job.id)
  return [
    `${harmless(job.name)} goes on without you. Press Ctrl-C again within two seconds to cancel it.`,
    `      \`${typed} logs -f ${id}\` follows it, \`${typed} cancel ${id}\` ends it.`,
  ].join('\n')
}

async function cancel({ engine, job }: Followed, line: StatusLine): Promise<number> {
  await engine.jobs.cancel({ job: job.id })
  line.say(`${harmless(job.name)} is cancelled`)
  return exitCodes.interrupted
}
