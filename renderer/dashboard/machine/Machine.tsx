import { useStore } from 'zustand'
import type { Check, Status } from '../../../shared/model'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import type { Mirror } from '../../mirror'
import { Hint } from '../../ui/Hint'
import { Bar } from '../../ui/Bar'
import { localFigures } from '../../ui/local-figures'
import { ReasonList } from '../../ui/ReasonList'
import { Ring } from '../../ui/Ring'
import { shownParts, shownScore } from '../../../shared/model/shown-score'
import { Section } from '../../ui/Section'
import { toldOnce } from '../../ui/complaints'
import { Answer } from '../Answer'
import { Heading } from '../Heading'
import { useAsked } from '../use-asked'
import styles from './Machine.module.css'
import { Sensors } from './Sensors'

const everySeconds = 5

/** What Lull sees of this computer, from where, and what follows from it. */
export function Machine({ client, mirror }: { readonly client: Client; readonly mirror: Mirror }) {
  const { status, past } = useStore(mirror)
  const sensors = useAsked('sensors', () => client.machine.sensors(), everySeconds)
  const checks = useAsked('checks', () => client.machine.doctor())
  return (
    <>
      <Heading title={words.room.machine} />
      {/* Where all is well nothing in it takes the focus: the arrow keys must scroll it all the same. */}
      <div className={styles.page} role="region" aria-label={words.room.machine} tabIndex={0}>
        {status && (
          <div className={styles.pair}>
            <Readiness status={status} />
            <Limits status={status} />
          </div>
        )}
        <Section title={words.sensors}>
          <Answer asked={sensors}>
            {(reports) => <Sensors reports={reports} status={status} past={past} />}
          </Answer>
        </Section>
        <Section title={words.checks}>
          <Answer asked={checks}>{(all) => <Checks checks={all} />}</Answer>
        </Section>
      </div>
    </>
  )
}

/** The most that each part can bring, as the model has it. */
const mostPoints = { idle: 40, power: 30, resources: 30 } as const
const partNames = ['idle', 'power', 'resources'] as const

function Readiness({ status: { readiness, paused } }: { readonly status: Status }) {
  const { scorePercent, level, parts, vetoes, waits } = readiness
  const score = shownScore(scorePercent)
  const points = shownParts(parts)
  const also = waits.filter(({ code }) => !vetoes.some((veto) => veto.code === code))
  return (
    <Section title={words.readiness}>
      <div className={styles.score}>
        <Ring
          percent={score}
          label={messages.score(score)}
          caption={messages.ready}
          isQuiet={vetoes.length > 0 || paused !== null}
        />
        <p>{vetoes.length > 0 ? words.heldBack : messages.levels[level]}</p>
      </div>
      <ul className={styles.parts}>
        {partNames.map((part) => (
          <li key={part}>
            <span>{words.parts[part]}</span>
            <Bar
              percent={(parts[part] / mostPoints[part]) * 100}
              label={words.pointsOf(words.parts[part], points[part], mostPoints[part])}
              isQuiet
            />
            <span className={styles.quiet}>{words.points(points[part], mostPoints[part])}</span>
          </li>
        ))}
      </ul>
      {vetoes.length + also.length > 0 && (
        <div className={styles.reasons}>
          <ReasonList reasons={[...vetoes, ...also]} />
        </div>
      )}
    </Section>
  )
}

function Limits({ status: { limits } }: { readonly status: Status }) {
  const lines = [
    [words.processors, messages.percent(limits.maxCpuPercent)],
    [words.memory, messages.percent(limits.maxMemoryPercent)],
    [words.jobsAtOnce, words.count(limits.maxJobs)],
  ] as const
  return (
    <Section title={words.limits}>
      <p className={styles.quiet}>{words.limitsHint}</p>
      <dl className={styles.limits}>
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Checks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className={styles.checks}>
      {toldOnce(checks).map(({ name, state, message, hint }) => (
        <li key={`${name} ${message}`}>
          <span className={styles.verdict} data-state={state}>
            {words.verdicts[state]}
          </span>
          <span>
            {localFigures(message)}
            {hint && (
              <span className={styles.hint}>
                <Hint text={hint} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
