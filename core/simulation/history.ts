import type { HistoryEntry, ReasonCode, Sample, Settings, TraceLine } from '../../shared/model'
import { defaultSettings } from '../../shared/model'
import { awayAfterSeconds } from '../readiness'

/** What a sensor may have said while a rule held. A history keeps no figures, so the plainest ones stand in. */
const readings: Partial<Readonly<Record<ReasonCode, Partial<Sample>>>> = {
  userActive: { idleSeconds: 0 },
  sensorBlind: { idleSeconds: null },
  batteryLow: { power: { source: 'battery', chargePercent: 1 } },
  onBattery: { power: { source: 'battery', chargePercent: 100 } },
  cpuBusy: { cpu: { othersPercent: 100, oursPercent: 0 } },
  memoryPressure: { memory: { totalBytes: Number.MAX_SAFE_INTEGER, availableBytes: 0 } },
  tooHot: { heat: { cpuCelsius: 120 } },
  diskLow: { disk: { freeBytes: 0 } },
}

const calm: Omit<Sample, 'idleSeconds' | 'focus' | 'gpus' | 'network'> = {
  power: { source: 'mains' },
  cpu: { othersPercent: 0, oursPercent: 0 },
  memory: { totalBytes: Number.MAX_SAFE_INTEGER, availableBytes: Number.MAX_SAFE_INTEGER },
  heat: {},
  disk: { freeBytes: Number.MAX_SAFE_INTEGER },
}

/**
 * The trace that a recorded history stands for, oldest first. It is as coarse as the history: delays that had passed
 * before a rule held are not in it, a pause by hand is not repeated, and where no engine ran nobody knows,
 * so the sensors are blind. Idle time begins where a rule about presence let go: with the default patience behind it.
 */
export function traceOfHistory(entries: readonly HistoryEntry[]): readonly TraceLine[] {
  const oldestFirst = entries.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
  const [first] = oldestFirst
  if (first === undefined) return []
  const zeroMs = Date.parse(first.from)
  const secondOf = (time: string) => (Date.parse(time) - zeroMs) / 1000
  const lines = oldestFirst.flatMap((entry, at): readonly TraceLine[] => {
    const next = oldestFirst[at + 1]
    const line = {
      atSeconds: secondOf(entry.from),
      ...readingsOf(entry, oldestFirst[at - 1], defaultSettings),
    }
    const isGap = entry.to !== null && entry.to !== next?.from
    return isGap ? [line, { atSeconds: secondOf(entry.to), idleSeconds: null }] : [line]
  })
  return lines.map((line, at) => (at === 0 ? { startsAt: first.from, ...line } : line))
}

function readingsOf(
  { vetoes }: HistoryEntry,
  before: HistoryEntry | undefined,
  settings: Settings,
): Partial<Sample> {
  const wasThere = before === undefined || presenceIn(before)
  const idle = wasThere && !vetoes.includes('userActive') ? { idleSeconds: awayAfterSeconds(settings) } : {}
  const held = vetoes.map((code) => readings[code as ReasonCode] ?? {})
  const focus = {
    fullScreen: vetoes.includes('fullScreen'),
    inCall: vetoes.includes('inCall'),
    idleInhibited: vetoes.includes('idleInhibited'),
  }
  return Object.assign({ ...calm, ...idle, focus }, ...held) as Partial<Sample>
}

function presenceIn({ vetoes }: HistoryEntry): boolean {
  return vetoes.includes('userActive') || vetoes.includes('sensorBlind')
}
