import type { PastMoment, SensorReport, Status } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { byComplaint } from '../../ui/complaints'
import { Hint } from '../../ui/Hint'
import { localSeconds } from '../../ui/local-seconds'
import styles from './Machine.module.css'
import { SensorPast } from './SensorPast'
import { valueOf } from './sensor-value'

interface SensorsProps {
  readonly reports: readonly SensorReport[]
  readonly status: Status | null
  readonly past: readonly PastMoment[]
}

/** Each sensor with what it sees; those that are blind for the same reason stand together. */
export function Sensors({ reports, status, past }: SensorsProps) {
  return (
    <ul className={styles.sensors}>
      {byComplaint(reports, ({ blind }) => blind).map((alike) => (
        <Row key={alike[0].sensor} alike={alike} status={status} past={past} />
      ))}
    </ul>
  )
}

interface RowProps extends Omit<SensorsProps, 'reports'> {
  readonly alike: readonly [SensorReport, ...SensorReport[]]
}

function Row({ alike, status, past }: RowProps) {
  const [{ sensor, source, ageSeconds, blind }] = alike
  return (
    <li data-blind={blind !== undefined}>
      <span className={styles.name}>{alike.map((each) => words.sensor[each.sensor]).join(', ')}</span>
      <span className={styles.value}>
        {blind ? blind.message : status ? valueOf(sensor, status.sample) : words.reading}
        {blind && (
          <span className={styles.hint}>
            <Hint text={blind.hint} />
          </span>
        )}
      </span>
      <span className={styles.past}>{!blind && <SensorPast sensor={sensor} past={past} />}</span>
      <span className={styles.source}>{source ?? words.noSource}</span>
      <span className={styles.age}>
        {ageSeconds === undefined ? words.neverRead : words.ago(localSeconds(ageSeconds))}
      </span>
    </li>
  )
}
