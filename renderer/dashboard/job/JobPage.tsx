import { type KeyboardEvent, memo, useReducer, useRef, useState } from 'react'
import type { Job } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { Tabs } from '../../ui/Tabs'
import { Answer } from '../Answer'
import type { Around } from '../around'
import type { LogQuery } from '../log/log-feed'
import { LogView } from '../log/LogView'
import { shownStream } from '../log/shown-stream'
import { Asked } from './Asked'
import { Attempts } from './Attempts'
import { Figures } from './Figures'
import { JobHeader } from './JobHeader'
import styles from './JobPage.module.css'
import { hasSummary, Outputs } from './Outputs'
import { goTo } from '../route'
import { useFocusWhenLost } from '../use-focus-when-lost'
import { Story } from './Story'
import { useJob } from './use-job'

const views = ['log', 'figures', 'attempts', 'outputs', 'story', 'details'] as const
type View = (typeof views)[number]

/** Everything about one job. */
export function JobPage({ id, ...around }: Around & { readonly id: string }) {
  const asked = useJob(around.client, around.mirror, id)
  const back = useRef<HTMLAnchorElement>(null)
  useFocusWhenLost(back)
  return (
    <div className={styles.page} onKeyDown={backOnEscape}>
      <a ref={back} className={styles.back} href="#/jobs">
        {words.allJobs}
      </a>
      {asked.state !== 'answered' && <h1 className="unseen">{words.job}</h1>}
      <Answer asked={asked}>{(job) => <ShownJob job={job} {...around} />}</Answer>
    </div>
  )
}

/** Escape leads back to the list, but where it has a meaning of its own. */
function backOnEscape({ key, target }: KeyboardEvent): void {
  if (key === 'Escape' && !(target instanceof HTMLInputElement)) goTo({ room: 'jobs' })
}

function ShownJob({ job, ...around }: Around & { readonly job: Job }) {
  const [view, setView] = useState<View>(() => firstViewOf(job))
  const tabs = views.map((name) => ({ name, title: titleOf(name, job) }))
  return (
    <>
      <JobHeader job={job} client={around.client} asks={around.asks} />
      <Tabs label={words.views} tabs={tabs} chosen={view} onChoose={setView}>
        <div className={styles.view} data-view={view}>
          {view === 'log' && <Log job={job} {...around} />}
          {view === 'figures' && <Figures job={job} client={around.client} />}
          {view === 'attempts' && <Attempts job={job} />}
          {view === 'outputs' && <Outputs job={job} client={around.client} asks={around.asks} />}
          {view === 'story' && <Story job={job} client={around.client} />}
          {view === 'details' && <Asked job={job} />}
        </div>
      </Tabs>
    </>
  )
}

/** Whoever comes to a job that says what it found wants to hear that; otherwise its log tells most. */
const firstViewOf = (job: Job): View => (job.state === 'succeeded' && hasSummary(job) ? 'outputs' : 'log')

function titleOf(view: View, job: Job): string {
  if (view === 'attempts' && job.attempts.length > 1) return words.viewOf(view, job.attempts.length)
  if (view === 'outputs' && job.outputFiles.length > 0) return words.viewOf(view, job.outputFiles.length)
  return words.view[view]
}

const streams = ['stdout', 'stderr'] as const

/** Whoever looks at a job that failed wants to know why, and programs say that on stderr. */
const firstStreamOf = (job: Job): LogQuery['stream'] => (job.state === 'failed' ? 'stderr' : 'stdout')

/**
 * The log: which stream, and of which attempt where there are several. The figures of a job move every second: of these
 * the log asks nothing.
 */
const Log = memo(
  LogOfJob,
  ({ job: before }, { job: now }) =>
    before.id === now.id &&
    before.attempts.length === now.attempts.length &&
    firstStreamOf(before) === firstStreamOf(now),
)

function LogOfJob({ job, client, visibility, frames }: Around & { readonly job: Job }) {
  const [chosenStream, setStream] = useState<LogQuery['stream']>()
  const [silent, tellSilent] = useReducer(withOneMore, [])
  const [chosen, setChosen] = useState<number>()
  const attempt = chosen ?? job.attempts.at(-1)?.number
  if (attempt === undefined) return <p className={styles.none}>{words.noAttempts}</p>
  const silentHere = silent.filter((each) => each.attempt === attempt).map((each) => each.stream)
  const stream = shownStream({ chosen: chosenStream, first: firstStreamOf(job), silent: silentHere })
  const choices = (
    <div className={styles.choices}>
      {streams.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.choice}
          aria-pressed={name === stream}
          onClick={() => setStream(name)}
        >
          {name}
        </button>
      ))}
      {job.attempts.length > 1 && (
        <select
          aria-label={words.attempt}
          value={attempt}
          onChange={({ target }) => setChosen(Number(target.value))}
        >
          {job.attempts.map(({ number }) => (
            <option key={number} value={number}>
              {words.attemptNumber(number)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
  return (
    <LogView
      client={client}
      visibility={visibility}
      frames={frames}
      job={job.id}
      stream={stream}
      choices={choices}
      attempt={attempt}
      onSilent={tellSilent}
      onRead={setStream}
    />
  )
}

const withOneMore = (all: readonly LogQuery[], one: LogQuery) => [...all, one]
