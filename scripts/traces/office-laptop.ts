import type { TraceLine } from '../../shared/model'
import { chore, clockAt, cpuAt, loadOfWork, memoryOf, useKeyboard } from './person'
import { openChance, openRecorder, type Chance, type Recorder } from './recorder'

const desk = { fullScreen: false, inCall: false, idleInhibited: false }

/**
 * A laptop through a work week, Monday to Friday: at a desk on mains, in meetings on battery (half of them calls), at
 * lunch, and at home on two evenings with a film. Awake on mains at night, with a backup at two.
 */
export function officeLaptop(seed: number): readonly TraceLine[] {
  const recorder = openRecorder()
  const chance = openChance(seed)
  recorder.at(0, {
    startsAt: '2026-03-02T00:00:00Z',
    idleSeconds: 7200,
    power: { source: 'mains', chargePercent: 100 },
    cpu: cpuAt(1),
    memory: memoryOf(16, 11),
    heat: { cpuCelsius: 45 },
    focus: desk,
    disk: { freeBytes: 120_000_000_000 },
  })
  for (let day = 0; day < 5; day++) workDay(recorder, chance, day)
  recorder.at(clockAt(5, 0), {})
  return recorder.lines()
}

function workDay(recorder: Recorder, chance: Chance, day: number): void {
  chore(recorder, clockAt(day, 2), chance.between(900, 1500), chance.between(30, 40))
  const come = clockAt(day, 8, chance.between(30, 75))
  const lunch = clockAt(day, 12, chance.between(0, 30))
  const back = lunch + chance.between(2400, 3600)
  const leave = clockAt(day, 17, chance.between(15, 60))
  const morning = meeting(recorder, chance, come + chance.between(1800, 5400), lunch)
  const noon = meeting(recorder, chance, back + chance.between(3600, 7200), leave)
  for (const [from, to] of [
    [come, morning.from],
    [morning.to, lunch],
    [back, noon.from],
    [noon.to, leave],
  ] as const) {
    useKeyboard(recorder, chance, from, to)
    loadOfWork(recorder, chance, from, to)
  }
  chore(recorder, lunch + 300, chance.between(400, 800), chance.between(12, 22))
  if (chance.happens(0.5)) eveningFilm(recorder, chance, day)
}

/** On battery; half of them are calls, in the others somebody types now and then. */
function meeting(recorder: Recorder, chance: Chance, from: number, limit: number) {
  const to = Math.min(limit - 600, from + chance.between(1800, 3600))
  drain(recorder, from, to, chance.between(60, 100), 14)
  if (chance.happens(0.5)) {
    recorder.at(from, {
      idleSeconds: 1,
      focus: { ...desk, inCall: true, idleInhibited: true },
      cpu: cpuAt(12),
    })
    recorder.at(to, { focus: desk, idleSeconds: 0, cpu: cpuAt(4) })
  } else {
    for (let at = from; at < to; at += chance.between(150, 700)) recorder.at(at, { idleSeconds: 1 })
  }
  return { from, to }
}

/** The charge falls a per cent at a time; then the charger is back. */
function drain(
  recorder: Recorder,
  from: number,
  to: number,
  startPercent: number,
  percentAnHour: number,
): void {
  const secondsAPercent = 3600 / percentAnHour
  for (let at = from, charge = startPercent; at < to; at += secondsAPercent, charge -= 1)
    recorder.at(at, { power: { source: 'battery', chargePercent: Math.max(3, charge) } })
  recorder.at(to, { power: { source: 'mains', chargePercent: 100 } })
}

function eveningFilm(recorder: Recorder, chance: Chance, day: number): void {
  const from = clockAt(day, 20, chance.between(0, 45))
  const to = from + chance.between(5400, 7200)
  drain(recorder, from - 900, to + 600, chance.between(35, 55), 12)
  useKeyboard(recorder, chance, from - 900, from)
  const film = { ...desk, fullScreen: true, idleInhibited: true, application: 'player' }
  recorder.at(from, { idleSeconds: 1, focus: film, cpu: cpuAt(9) })
  recorder.at(to, { idleSeconds: 0, focus: desk, cpu: cpuAt(2) })
  recorder.at(to + 120, { idleSeconds: 1 })
}
