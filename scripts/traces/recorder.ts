import { sensorNames, type TraceLine } from '../../shared/model'
import { createRandom } from '../../tasks/random'

type Changes = Omit<TraceLine, 'atSeconds'>

/** Writes a machine's life down, in any order, and gives it back as a trace. */
export interface Recorder {
  /** From this second on the sensors see these things. */
  at(seconds: number, changes: Changes): void
  lines(): readonly TraceLine[]
}

export function openRecorder(): Recorder {
  const noted: TraceLine[] = []
  return {
    at: (seconds, changes) => void noted.push({ atSeconds: Math.round(seconds), ...changes }),
    lines: () => onlyChanges(noted.toSorted((a, b) => a.atSeconds - b.atSeconds)),
  }
}

/** One line a second at most, and in it only what is new: idle time always is. */
function onlyChanges(noted: readonly TraceLine[]): readonly TraceLine[] {
  const bySecond = new Map<number, TraceLine>()
  for (const line of noted) bySecond.set(line.atSeconds, { ...bySecond.get(line.atSeconds), ...line })
  const known = new Map<string, string>()
  const last = noted.at(-1)?.atSeconds
  return [...bySecond.values()].flatMap((line) => {
    const fresh = sensorNames.filter((name) => {
      const text = JSON.stringify(line[name])
      if (text === undefined || (name !== 'idleSeconds' && known.get(name) === text)) return false
      known.set(name, text)
      return true
    })
    if (fresh.length === 0 && line.atSeconds !== last) return []
    const { atSeconds, startsAt } = line
    const changes = Object.fromEntries(fresh.map((name) => [name, line[name]]))
    return [{ atSeconds, ...(startsAt !== undefined && { startsAt }), ...changes }]
  })
}

/** Chance with a seed, in the terms of a scene. */
export function openChance(seed: number) {
  const { uniform } = createRandom(seed)
  const between = (low: number, high: number) => low + (high - low) * uniform()
  return {
    /** Seconds or per cent, whole, all alike likely. */
    between: (low: number, high: number) => Math.round(between(low, high)),
    /** Mostly short, sometimes long: the times between a person's inputs are of this kind. */
    lasting: (medianSeconds: number, spread: number) =>
      Math.round(
        medianSeconds * Math.exp(spread * (uniform() + uniform() + uniform() + uniform() - 2) * 1.73),
      ),
    happens: (share: number) => uniform() < share,
  }
}
export type Chance = ReturnType<typeof openChance>
