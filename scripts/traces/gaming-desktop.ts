import type { Gpu, TraceLine } from '../../shared/model'
import { chore, clockAt, cpuAt, loadOfWork, memoryOf, useKeyboard } from './person'
import { openChance, openRecorder, type Chance, type Recorder } from './recorder'

const desk = { fullScreen: false, inCall: false, idleInhibited: false }
const GIB = 1024 ** 3

function gpuAt(utilizationPercent: number, temperatureCelsius: number): readonly Gpu[] {
  const memoryUsedBytes = utilizationPercent > 50 ? 6 * GIB : GIB
  return [
    {
      index: 0,
      name: 'GPU',
      utilizationPercent,
      memoryUsedBytes,
      memoryTotalBytes: 12 * GIB,
      temperatureCelsius,
      // Only others can be at work on a GPU without a process of ours.
      processes: [],
      mock: false,
    },
  ]
}

/**
 * A desktop through a week, Monday to Sunday: nobody there by day, games in the evenings and at the weekend, played by
 * gamepad half of the time (which moves no idle clock), breaks in between, downloads and updates while they are away.
 */
export function gamingDesktop(seed: number): readonly TraceLine[] {
  const recorder = openRecorder()
  const chance = openChance(seed)
  recorder.at(0, {
    startsAt: '2026-03-02T00:00:00Z',
    idleSeconds: 600,
    power: { source: 'mains' },
    cpu: cpuAt(1),
    memory: memoryOf(32, 24),
    heat: { cpuCelsius: 42 },
    gpus: gpuAt(0, 38),
    focus: desk,
    disk: { freeBytes: 400_000_000_000 },
  })
  for (let day = 0; day < 7; day++) {
    chore(recorder, clockAt(day, 4), chance.between(600, 2400), chance.between(20, 35))
    chore(recorder, clockAt(day, 11, chance.between(0, 59)), chance.between(60, 300), chance.between(26, 60))
    if (day > 4) evening(recorder, chance, clockAt(day, 13, chance.between(0, 60)), 3)
    evening(recorder, chance, clockAt(day, 18, chance.between(0, 59)), chance.between(3, 5))
  }
  recorder.at(clockAt(7, 0), {})
  return recorder.lines()
}

/** The web, a game, a break, a game, …, and away again. */
function evening(recorder: Recorder, chance: Chance, from: number, hours: number): void {
  const to = Math.min(from + hours * 3600, Math.ceil(from / 86_400) * 86_400 - 1800)
  let at = from
  while (at < to) {
    const started = at + chance.between(300, 1200)
    useKeyboard(recorder, chance, at, started)
    loadOfWork(recorder, chance, at, started)
    const over = Math.min(started + chance.between(1800, 5400), to)
    if (over > started) game(recorder, chance, started, over)
    at = Math.max(over, started) + (chance.happens(0.5) ? 0 : chance.between(200, 1500))
  }
}

function game(recorder: Recorder, chance: Chance, from: number, to: number): void {
  const byGamepad = chance.happens(0.5)
  const focus = { ...desk, fullScreen: true, application: 'game' }
  recorder.at(from, {
    focus,
    idleSeconds: byGamepad ? 1 : 0,
    gpus: gpuAt(97, 76),
    cpu: cpuAt(chance.between(12, 50)),
  })
  recorder.at(from + 600, { heat: { cpuCelsius: chance.between(78, 92) }, gpus: gpuAt(98, 81) })
  for (let at = from + chance.between(900, 1800); at < to - 300; at += chance.between(900, 2400)) {
    recorder.at(at, { focus: { ...desk, application: 'chat' }, idleSeconds: 0, gpus: gpuAt(35, 70) })
    recorder.at(at + chance.between(20, 120), { focus, idleSeconds: byGamepad ? 1 : 0, gpus: gpuAt(98, 80) })
  }
  recorder.at(to, {
    focus: desk,
    idleSeconds: 1,
    gpus: gpuAt(2, 55),
    cpu: cpuAt(3),
    heat: { cpuCelsius: 55 },
  })
  recorder.at(to + 300, { gpus: gpuAt(0, 40), heat: { cpuCelsius: 43 }, cpu: cpuAt(1) })
}
