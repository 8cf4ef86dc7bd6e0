import { useStore } from 'zustand'
import type { Gpu } from '../../shared/model'
import { formatBytes } from '../../shared/model/units'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import { Section } from '../ui/Section'
import { type GpuPastStore, hasPast, type Moment } from './gpu-past'
import styles from './Gpus.module.css'
import { Sparkline } from './Sparkline'

/** Each GPU with its figures; what a GPU does not tell is left out. */
export function Gpus({ gpus, past }: { readonly gpus: readonly Gpu[]; readonly past: GpuPastStore }) {
  const seen = useStore(past, (store) => store.past)
  if (gpus.length === 0) return null
  return (
    <Section title={messages.gpus}>
      <ul className={styles.gpus}>
        {gpus.map((gpu) => (
          <GpuRow key={gpu.index} gpu={gpu} moments={seen.get(gpu.index) ?? []} />
        ))}
      </ul>
    </Section>
  )
}

function GpuRow({ gpu, moments }: { readonly gpu: Gpu; readonly moments: readonly Moment[] }) {
  const { name, mock, utilizationPercent } = gpu
  return (
    <li>
      <p className={styles.line}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {mock && <span className={styles.mock}>{messages.mock}</span>}
        {hasPast(moments) && <Sparkline moments={moments} label={messages.lastMinutes(name)} />}
        {utilizationPercent !== undefined && (
          <span className={styles.use}>{messages.percent(utilizationPercent)}</span>
        )}
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
    told.push(`${formatBytes(gpu.memoryUsedBytes)} of ${formatBytes(gpu.memoryTotalBytes)}`)
  }
  if (gpu.temperatureCelsius !== undefined) told.push(`${Math.round(gpu.temperatureCelsius)} °C`)
  if (gpu.powerWatts !== undefined) told.push(`${Math.round(gpu.powerWatts)} W`)
  return told
}
