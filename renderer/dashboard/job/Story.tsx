import type { Job, StoryEntry } from '../../../shared/model'
import type { Client } from '../../connect'
import { exactClockOf, fullMoment, shortMoment } from '../../ui/moment'
import { Answer } from '../Answer'
import { useAsked } from '../use-asked'
import styles from './Story.module.css'
import { sentenceOf } from './story-sentence'

/** Everything that happened to the job, oldest first. */
export function Story({ job, client }: { readonly job: Job; readonly client: Client }) {
  const asked = useAsked(`${job.id} ${job.state} ${job.attempts.length}`, () =>
    client.jobs.story({ job: job.id }),
  )
  return (
    <Answer asked={asked}>
      {(story) => (
        <ol className={styles.story}>
          {withSubmission(story, job).map((entry, at, all) => (
            <Line key={at} entry={entry} isNewDay={isNewDay(entry, all[at - 1])} />
          ))}
        </ol>
      )}
    </Answer>
  )
}

/** The engine's story begins with the first thing that happened to the job; here it begins with its submission. */
function withSubmission(story: readonly StoryEntry[], { submittedAt }: Job): readonly StoryEntry[] {
  const isThere = story.some(({ type }) => type === 'submitted')
  return isThere ? story : [{ at: submittedAt, type: 'submitted', detail: '{}' }, ...story]
}

function Line({ entry, isNewDay: withDay }: { readonly entry: StoryEntry; readonly isNewDay: boolean }) {
  return (
    <li className={styles.line}>
      <time dateTime={entry.at} title={fullMoment(entry.at)}>
        {withDay ? shortMoment(entry.at) : exactClockOf(entry.at)}
      </time>
      <span>{sentenceOf(entry)}</span>
    </li>
  )
}

const isNewDay = ({ at }: StoryEntry, before: StoryEntry | undefined) =>
  new Date(at).toDateString() !== new Date(before?.at ?? Date.now()).toDateString()
