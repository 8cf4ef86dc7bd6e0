import type { Attempt, Job } from '../../../shared/model'
import { localSeconds } from '../../ui/local-seconds'
import { words } from '../../messages/dashboard'
import { fullMoment, shortMoment } from '../../ui/moment'
import styles from './Table.module.css'
import { localBytes } from '../../ui/local-bytes'

/** Each try of the job, the newest first. */
export function Attempts({ job }: { readonly job: Job }) {
  if (job.attempts.length === 0) return <p className={styles.none}>{words.noAttempts}</p>
  return (
    <div className={styles.box} tabIndex={0} role="group" aria-label={words.view.attempts}>
      <table>
        <thead>
          <tr>
            {words.attemptColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {job.attempts.toReversed().map((attempt) => (
            <Row key={attempt.number} attempt={attempt} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ attempt }: { readonly attempt: Attempt }) {
  const { number, place, state, startedAt, runSeconds, frozenSeconds, cpuSeconds, peakMemoryBytes } = attempt
  return (
    <tr>
      <td>{number}</td>
      <td>
        {words.attemptStates[state]}
        {endOf(attempt) && <span className={styles.quiet}> {endOf(attempt)}</span>}
        {attempt.error && <p className={styles.quiet}>{attempt.error.message}</p>}
        {attempt.notes.map((note) => (
          <p key={note} className={styles.quiet}>
            {note}
          </p>
        ))}
      </td>
      <td className={styles.figure}>{words.place(place)}</td>
      <td>
        {startedAt && (
          <time dateTime={startedAt} title={fullMoment(startedAt)}>
            {shortMoment(startedAt)}
          </time>
        )}
      </td>
      <td className={styles.figure}>{localSeconds(runSeconds)}</td>
      <td className={styles.figure}>{frozenSeconds >= 1 && localSeconds(frozenSeconds)}</td>
      <td className={styles.figure}>{cpuSeconds !== undefined && localSeconds(cpuSeconds)}</td>
      <td className={styles.figure}>{peakMemoryBytes !== undefined && localBytes(peakMemoryBytes)}</td>
    </tr>
  )
}

function endOf({ exitCode, signal }: Attempt): string | undefined {
  if (signal !== undefined) return words.bySignal(signal)
  return exitCode === undefined ? undefined : words.withCode(exitCode)
}
