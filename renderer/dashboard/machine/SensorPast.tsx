import type { PastMoment, SensorName } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { Sparkline } from '../../ui/Sparkline'

interface Figure {
  readonly of: (moment: PastMoment) => number | undefined
  readonly top: number
}

/** The hottest that a line can show: beyond it processors turn themselves off. */
const hottestCelsius = 110

/** The figures that move by themselves; of several GPUs the busiest. */
const figures: Partial<Readonly<Record<SensorName, Figure>>> = {
  cpu: { of: ({ cpuPercent }) => cpuPercent, top: 100 },
  memory: { of: ({ memoryPercent }) => memoryPercent, top: 100 },
  heat: { of: ({ cpuCelsius }) => cpuCelsius, top: hottestCelsius },
  gpus: { of: ({ gpus }) => busiest(gpus), top: 100 },
}

/** The last two minutes of what a sensor sees, where it is a figure that moves. */
export function SensorPast({
  sensor,
  past,
}: {
  readonly sensor: SensorName
  readonly past: readonly PastMoment[]
}) {
  const figure = figures[sensor]
  if (!figure) return null
  const label = words.lastMinutes(words.sensor[sensor])
  return <Sparkline past={past} figure={figure.of} top={figure.top} label={label} />
}

function busiest(gpus: PastMoment['gpus']): number | undefined {
  const percents = gpus.flatMap(({ utilizationPercent }) => utilizationPercent ?? [])
  return percents.length === 0 ? undefined : Math.max(...percents)
}
