import { Play, Square, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { canBeDone, undoneBy } from '../../../shared/model/job-deeds'
import { words } from '../../messages/dashboard'
import { Bar } from '../../ui/Bar'
import { Notice } from '../../ui/Notice'
import { deedIcons } from '../deed-icons'
import { useFocusWhenLost } from '../use-focus-when-lost'
import { type DeedRun, type DeedRunner, isAllDone, isUnderWay } from './deed-run'
import styles from './DeedStrip.module.css'
import { refusalsOf } from './refusals'

/**
 * How far something that is done to many jobs has come, in every room; then what came of it, until that was seen. What went
 * well was seen by whoever leaves the room that shows it: each room has a strip of its own.
 */
export function DeedStrip({ runner }: { readonly runner: DeedRunner }) {
  const run = useStore(runner)
  useEffect(() => {
    return () => {
      const seen = runner.getState()
      if (seen && isAllDone(seen)) runner.forget()
    }
  }, [runner])
  return run && <Strip key={run.phase} run={run} runner={runner} />
}

interface StripProps {
  readonly run: DeedRun
  readonly runner: DeedRunner
}

/** Another one for each phase: with the last one the button may have gone that had the focus. */
function Strip({ run, runner }: StripProps) {
  const strip = useRef<HTMLElement>(null)
  useFocusWhenLost(strip)
  return (
    <section ref={strip} className={styles.strip} aria-label={words.underWay} tabIndex={-1}>
      {isUnderWay(run) ? <Progress run={run} onStop={runner.stop} /> : <Outcome run={run} runner={runner} />}
    </section>
  )
}

function Progress({ run, onStop }: { readonly run: DeedRun; readonly onStop: () => void }) {
  const { deed, phase, count, left } = run
  const title = words.deeds[deed].doing(words.jobsFound(count))
  return (
    <>
      <p className={styles.title} role="status">
        {title}
      </p>
      <span className={styles.figure}>{words.doing(count - left.length, count)}</span>
      <button type="button" className="button" disabled={phase === 'stopping'} onClick={onStop}>
        <Square size={15} aria-hidden />
        {words.stopHere}
      </button>
      <div className={styles.bar}>
        <Bar percent={((count - left.length) / count) * 100} label={title} />
      </div>
    </>
  )
}

function Outcome({ run, runner }: StripProps) {
  const { deed, phase, count, done, refused, left } = run
  return (
    <>
      <div className={styles.outcome}>
        {(done.length > 0 || refused.length === 0) && (
          <Notice tone="plain" message={words.deeds[deed].done(words.jobsFound(done.length))} />
        )}
        {refusalsOf(refused).map(({ reason, trouble, names }) => (
          <Notice
            key={reason}
            tone="bad"
            message={`${words.someRefused(names.length, count)}: ${trouble.message}`}
            hint={`${trouble.hint} ${words.theseAre(names)}`}
          />
        ))}
        {left.length > 0 && (
          <Notice
            tone="warn"
            message={words.notTried(left.length)}
            hint={phase === 'away' ? words.notTriedAway : words.notTriedStopped}
          />
        )}
      </div>
      {left.length > 0 && (
        <button type="button" className="button" onClick={runner.goOn}>
          <Play size={15} aria-hidden />
          {words.goOn(left.length)}
        </button>
      )}
      <Undo run={run} runner={runner} />
      <button
        type="button"
        className={styles.close}
        aria-label={words.seen}
        onClick={({ currentTarget }) => {
          focusRoomOf(currentTarget)
          runner.forget()
        }}
      >
        <X size={15} aria-hidden />
      </button>
    </>
  )
}

/** Takes back what was just done, to those to whom it was done. */
function Undo({ run, runner }: StripProps) {
  const undo = undoneBy[run.deed]
  const jobs = undo ? run.done.filter((job) => canBeDone(undo, job)) : []
  if (!undo || jobs.length === 0) return null
  const Icon = deedIcons[undo]
  return (
    <button type="button" className="button" onClick={() => runner.begin(undo, jobs)}>
      <Icon size={15} aria-hidden />
      {words.deedOn(words.deeds[undo].name, jobs.length)}
    </button>
  )
}

/** To where one goes on: the list, or else the first thing in the room. */
function focusRoomOf(element: HTMLElement): void {
  const room = element.closest('main')
  room?.querySelector<HTMLElement>('[role=grid], [tabindex="0"], a[href], button')?.focus()
}
