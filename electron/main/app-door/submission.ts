import { LullError } from '../../../shared/model'
import type { Client } from '../present'
import { base } from './base'
import { agrees } from './confirm'
import type { LoginEnvironment } from './login-environment'
import { jobInWords, jobsAQuestion, longestJob, warningInWords } from './submission-words'

interface SubmissionParts {
  readonly client: Client
  readonly loginEnvironment: () => Promise<LoginEnvironment>
}

/** A job of a page runs only after the person has seen exactly what would run, and agreed. */
export function submitConfirmed({ client, loginEnvironment }: SubmissionParts) {
  return base.app.submit.handler(async ({ input, context }) => {
    const { environment, note } = await loginEnvironment()
    const submission = { ...input, environment }
    // What cannot be accepted is refused before anybody is asked.
    const previews = await client.jobs.preview(submission)
    const told = input.jobs.map((job, at) =>
      [
        shownWhole(jobInWords(job, input.workdir)),
        ...(previews[at]?.warnings ?? []).map(warningInWords),
      ].join('\n'),
    )
    const after = [input.now ? 'Starts at once, although you are here.' : '', note ?? '']
    for (const [at, part] of parts(told).entries()) {
      const isLast = (at + 1) * jobsAQuestion >= told.length
      const detail = [...part, ...after.filter((line) => line !== '')].join('\n\n')
      const question = { message: title(told.length, at), detail, agree: isLast ? 'Run' : 'Next' }
      if (!(await agrees(context.window, question))) return null
    }
    return client.jobs.submit(submission)
  })
}

/** Told as the submission would fare: with the environment of the person's login shell, whose PATH finds programs. */
export function previewAsSubmitted({ client, loginEnvironment }: SubmissionParts) {
  return base.jobs.preview.handler(async ({ input }) => {
    const { environment } = await loginEnvironment()
    return client.jobs.preview({ ...input, environment })
  })
}

/** A page cannot submit behind the person's back. */
export const submitRefused = base.jobs.submit.handler(() => {
  throw new LullError('refused', 'A page cannot run a command by itself', {
    hint: 'Use app.submit: the person sees the command and confirms it.',
  })
})

function shownWhole(words: string): string {
  if (words.length <= longestJob) return words
  throw new LullError('refused', 'The command is too long to be shown and confirmed', {
    hint: 'Put it into a script file and run that.',
  })
}

function parts(all: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(all.length / jobsAQuestion)
  return Array.from({ length: count }, (_, at) => all.slice(at * jobsAQuestion, (at + 1) * jobsAQuestion))
}

function title(count: number, part: number): string {
  if (count === 1) return 'Run this on your computer?'
  const first = part * jobsAQuestion + 1
  const last = Math.min(count, first + jobsAQuestion - 1)
  return count <= jobsAQuestion
    ? `Run these ${count} jobs on your computer?`
    : `Run these jobs on your computer? ${first} to ${last} of ${count}`
}
