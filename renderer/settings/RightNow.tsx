import { CircleCheck, Hourglass, type LucideIcon, Snowflake } from 'lucide-react'
import type { Reason, Status } from '../../shared/model'
import { concernsGpuJobsOnly } from '../../shared/model/gpu-reasons'
import { words } from '../messages/settings'
import { ReasonList } from '../ui/ReasonList'
import { shownScore } from '../../shared/model/shown-score'
import type { Imagined } from './desk'
import styles from './RightNow.module.css'

type Course = 'runs' | 'waits' | 'holds' | 'gpuWaits' | 'gpuHolds'

const icons: Readonly<Record<Course, LucideIcon>> = {
  runs: CircleCheck,
  waits: Hourglass,
  holds: Snowflake,
  gpuWaits: Hourglass,
  gpuHolds: Snowflake,
}

interface RightNowProps {
  readonly status: Status | null
  /** What a change that is being typed would bring; `null`: none is. */
  readonly imagined: Imagined | null
}

/** What holds at this moment, or would hold under the rule that is being edited. */
export function RightNow({ status, imagined }: RightNowProps) {
  const shown = imagined ?? status
  const isSame = imagined !== null && status !== null && says(imagined) === says(status)
  return (
    <aside
      tabIndex={0}
      className={styles.panel}
      data-imagined={imagined !== null}
      aria-labelledby="right-now"
    >
      <h2 id="right-now">{imagined ? words.ifApplied : words.now}</h2>
      <div className={styles.body}>
        {shown ? (
          <Outcome {...shown} isImagined={imagined !== null} isSame={isSame} />
        ) : (
          <p>{words.looking}</p>
        )}
      </div>
    </aside>
  )
}

/** What an outcome says apart from figures that move by themselves. */
function says({ readiness: { level, vetoes, waits }, limits }: Imagined): string {
  const codes = [vetoes, waits].map((reasons) => reasons.map(({ code }) => code))
  return JSON.stringify([level, codes, limits])
}

interface OutcomeProps extends Imagined {
  readonly isImagined: boolean
  readonly isSame: boolean
}

/** Only the verdict is announced: the figures below it move by themselves. */
function Outcome({ readiness, limits, isImagined, isSame }: OutcomeProps) {
  const { vetoes, waits, level } = readiness
  const onlyWaits = waits.filter(({ code }) => !vetoes.some((veto) => veto.code === code))
  const course = courseOf(vetoes, onlyWaits)
  const Icon = icons[course]
  return (
    <>
      <div role="status" className={styles.verdict}>
        {isSame && <p>{words.sameAsNow}</p>}
        <p className={styles.sentence}>
          <Icon className={styles.icon} data-course={course} size={18} aria-hidden />
          {(isImagined && !isSame ? words.would : words.does)[course]}
        </p>
      </div>
      <p className={styles.quiet}>
        {words.readiness(shownScore(readiness.scorePercent), words.levels[level])}
      </p>
      <ReasonList reasons={[...vetoes, ...onlyWaits]} />
      <p className={styles.quiet}>
        {words.limitsNow(limits.maxCpuPercent, limits.maxMemoryPercent, limits.maxJobs)}
      </p>
    </>
  )
}

const concernsAll = (reason: Reason) => !concernsGpuJobsOnly(reason)

/** What most jobs meet; only where that is nothing, what those meet that use a GPU. */
function courseOf(vetoes: readonly Reason[], waits: readonly Reason[]): Course {
  if (vetoes.some(concernsAll)) return 'holds'
  if (waits.some(concernsAll)) return 'waits'
  if (vetoes.length > 0) return 'gpuHolds'
  return waits.length > 0 ? 'gpuWaits' : 'runs'
}
