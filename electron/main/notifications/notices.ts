import { isOutcome, type Job, type SnapshotUpdate, type Status } from '../../../shared/model'
import type { Glance } from '../present'
import { shortened } from '../shortened'
import type { Notice } from './notice'

/**
 * What is worth telling of one update of the engine's present, given what was before it. What ended while nobody
 * listened is old news; what a person did by hand, they know. That it may be told already is the policy's to see.
 */
export function noticesOf(before: Glance | undefined, update: SnapshotUpdate): readonly Notice[] {
  if (update.type === 'snapshot') return attention(before?.status, update.snapshot.status)
  return [
    ...(before ? update.changed.flatMap(aboutJob) : []),
    ...(update.status ? attention(before?.status, update.status) : []),
  ]
}

function aboutJob(job: Job): readonly Notice[] {
  if (isOutcome(job.state)) return ending(job)
  return job.state === 'frozen' && isForThePerson(job) ? [firstFreeze(job)] : []
}

function ending(job: Job): readonly Notice[] {
  const about = { subject: job.id, leadsTo: { page: 'dashboard', job: job.id } } as const
  const name = shortened(job.name)
  switch (job.state) {
    case 'succeeded':
      return [
        { ...about, category: 'jobDone', severity: 'news', title: `${name} is done`, body: broughtBy(job) },
      ]
    case 'failed': {
      const body = job.error ? `${job.error.message}. ${job.error.hint}` : ''
      return [{ ...about, category: 'jobFailed', severity: 'problem', title: `${name} failed`, body }]
    }
    default:
      return []
  }
}

function broughtBy({ outputFiles }: Job): string {
  if (outputFiles.length === 0) return 'Its log is in the dashboard.'
  return outputFiles.length === 1
    ? '1 output file is ready.'
    : `${outputFiles.length} output files are ready.`
}

/** Frozen because somebody came back, and not by hand. */
const isForThePerson = ({ reasons, spec }: Job) =>
  !spec.held && reasons.some(({ code }) => code === 'userActive')

const firstFreeze = ({ id, name }: Job): Notice => ({
  category: 'explanation',
  severity: 'news',
  subject: 'firstFreeze',
  title: 'You are back, so Lull stepped aside',
  body: `${shortened(name)} is frozen where it was and goes on by itself once you are away. This is said only once.`,
  leadsTo: { page: 'dashboard', job: id },
})

/** What Lull cannot do its work without; other blind sensors are shown where one looks for them. */
const vital: ReadonlySet<string> = new Set(['idleSeconds', 'power'])

/** Whether a notice speaks of something that is not so any more; what has happened stays so. */
export function isOver({ category, subject }: Notice, status: Status | undefined): boolean {
  if (category !== 'attention' || !status) return false
  return !attention(undefined, status).some((still) => still.subject === subject)
}

function attention(before: Status | undefined, { blind, engine }: Status): readonly Notice[] {
  const about = { category: 'attention', severity: 'problem' } as const
  const known = new Set(before?.blind.map(({ sensor }) => sensor))
  const blinded = blind.filter(({ sensor }) => vital.has(sensor) && !known.has(sensor))
  const messages = engine.messages.filter((message) => !before?.engine.messages.includes(message))
  return [
    ...blinded.map(({ sensor, message, hint }): Notice => ({
      ...about,
      subject: `blind ${sensor}`,
      title: 'Lull cannot see, so nothing runs',
      body: `${message} ${hint}`,
      leadsTo: 'popover',
    })),
    ...messages.map((message): Notice => ({
      ...about,
      subject: message,
      title: 'Lull needs your attention',
      body: message,
      leadsTo: { page: 'settings' },
    })),
  ]
}
