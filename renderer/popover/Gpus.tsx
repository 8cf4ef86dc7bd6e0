import { formatBytes, type Gpu } from '../../shared/model'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import { Section } from '../ui/Section'
import styles from './Gpus.module.css'

/** Each GPU with its figures; what a GPU does not tell is left out. */
export function Gpus({ gpus }: { readonly gpus: readonly Gpu[] }) {
  if (gpus.length === 0) return null
  return (
    <Section title={messages.gpus}>
      <ul className={styles.gpus}>
        {gpus.map((gpu) => (
          <li key={gpu.index}>
            <p className={styles.line}>
              <span className={styles.name}>{gpu.name}</span>
              {gpu.mock && <span className={styles.mock}>{messages.mock}</span>}
              {gpu.utilizationPercent !== undefined && <span>{Math.round(gpu.utilizationPercent)} %</span>}
            </p>
            {gpu.utilizationPercent !== undefined && (
              <Bar percent={gpu.utilizationPercent} label={gpu.name} />
            )}
            <p className={styles.figures}>{figures(gpu).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function figures(gpu: Gpu): readonly string[] {
  const told: string[] = []
  if (gpu.memoryUsedBytes !== undefined && gpu.memoryTotalBytes !== undefined) {
    told.push(`${formatBytes(gpu.memoryUsedBytes)} of ${formatBytes(gpu.memoryTotalBytes)}`)
  }
  if (gpu.temperatureCelsius !== undefined) told.push(`${Math.round(gpu.temperatureCelsius)} °C`)
  if (gpu.powerWatts !== undefined) told.push(`${Math.round(gpu.powerWatts)} W`)
  return told
}
