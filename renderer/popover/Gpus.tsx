import type { Gpu, PastMoment } from '../../shared/model'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import { Section } from '../ui/Section'
import { Sparkline } from '../ui/Sparkline'
import styles from './Gpus.module.css'
import { localBytes } from '../ui/local-bytes'

/** Each GPU with its figures; what a GPU does not tell is left out. */
export function Gpus({
  gpus,
  past,
}: {
  readonly gpus: readonly Gpu[]
  readonly past: readonly PastMoment[]
}) {
  if (gpus.length === 0) return null
  return (
    <Section title={messages.gpus}>
      <ul className={styles.gpus}>
        {gpus.map((gpu) => (
          <GpuRow key={gpu.index} gpu={gpu} past={past} />
        ))}
      </ul>
    </Section>
  )
}

function GpuRow({ gpu, past }: { readonly gpu: Gpu; readonly past: readonly PastMoment[] }) {
  const { name, mock, utilizationPercent } = gpu
  return (
    <li>
      <p className={styles.line}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {mock && <span className={styles.mock}>{messages.mock}</span>}
        <span className={styles.end}>
          <Sparkline
            past={past}
            figure={({ gpus }) => gpus.find(({ index }) => index === gpu.index)?.utilizationPercent}
            label={messages.lastMinutes(name)}
          />
          {utilizationPercent !== undefined && (
            <span className={styles.use}>{messages.percent(utilizationPercent)}</span>
          )}
        </span>
      </p>
      {utilizationPercent !== undefined && (
        <Bar percent={utilizationPercent} label={messages.utilisationOf(name)} isQuiet />
      )}
      <p className={styles.figures}>{figures(gpu).join(' · ')}</p>
    </li>
  )
}

function figures(gpu: Gpu): readonly string[] {
  const told: string[] = []
  if (gpu.memoryUsedBytes !== undefined && gpu.memoryTotalBytes !== undefined) {
    told.push(`${localBytes(gpu.memoryUsedBytes)} of ${localBytes(gpu.memoryTotalBytes)}`)
  }
  if (gpu.temperatureCelsius !== undefined) told.push(`${Math.round(gpu.temperatureCelsius)} °C`)
  if (gpu.powerWatts !== undefined) told.push(`${Math.round(gpu.powerWatts)} W`)
  return told
}
