import type { Gpu, Memory, Sample, SensorName } from '../../../shared/model'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { localBytes } from '../../ui/local-bytes'

/** What a sensor saw last, in words; of one that is blind, that it is. */
export function valueOf(sensor: SensorName, sample: Sample): string {
  return sample[sensor] === null ? words.blind : told[sensor](sample)
}

const { values } = words

const told: Readonly<Record<SensorName, (sample: Sample) => string>> = {
  idleSeconds: ({ idleSeconds }) => messages.idle(idleSeconds),
  power: ({ power }) => messages.power(power),
  cpu: ({ cpu }) => (cpu ? values.cpu(cpu.othersPercent, cpu.oursPercent) : ''),
  memory: ({ memory }) => (memory ? memoryOf(memory) : ''),
  heat: ({ heat }) => (heat?.cpuCelsius === undefined ? values.noThermometer : celsius(heat.cpuCelsius)),
  gpus: ({ gpus }) => (gpus && gpus.length > 0 ? gpus.map(gpuOf).join('; ') : values.noGpu),
  focus: ({ focus }) => {
    if (!focus) return ''
    const { application, fullScreen, inCall, idleInhibited, inhibitedBy } = focus
    const facts = [
      application && values.inFront(application),
      fullScreen && values.fullScreen,
      inCall && values.inCall,
      idleInhibited && values.keptAwake(inhibitedBy),
    ].filter((fact) => typeof fact === 'string')
    return facts.length > 0 ? facts.join(', ') : values.nothingInTheWay
  },
  network: ({ network }) => (network?.metered ? values.metered : values.notMetered),
  disk: ({ disk }) => (disk ? values.free(localBytes(disk.freeBytes)) : ''),
}

const celsius = (degrees: number) => `${Math.round(degrees)} °C`

function memoryOf({ totalBytes, availableBytes, pressurePercent }: Memory): string {
  const free = values.freeOf(localBytes(availableBytes), localBytes(totalBytes))
  return pressurePercent === undefined ? free : `${free}, ${values.pressure(pressurePercent)}`
}

function gpuOf({ name, mock, utilizationPercent, temperatureCelsius }: Gpu): string {
  const figures = [
    mock ? messages.mock : undefined,
    utilizationPercent === undefined ? undefined : messages.percent(utilizationPercent),
    temperatureCelsius === undefined ? undefined : celsius(temperatureCelsius),
  ].filter((figure) => figure !== undefined)
  return [name, ...figures].join(', ')
}
