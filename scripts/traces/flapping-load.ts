import type { TraceLine } from '../../shared/model'
import { cpuAt, memoryOf } from './person'
import { openChance, openRecorder } from './recorder'

/** When a spell of bursts begins, and how long they last, in seconds. */
const spells = [
  { from: 600, shortest: 3, longest: 9 },
  { from: 1800, shortest: 11, longest: 14 },
  { from: 3000, shortest: 20, longest: 40 },
] as const

/**
 * Nobody is there, and a program left open is busy now and then: eight bursts in ten minutes, first short ones, then
 * longer, then long. A browser did this to a BOINC user, whose work was suspended again and again though the machine was
 * idle (https://github.com/BOINC/boinc/issues/5871): BOINC looks at the load every 10 s, suspends above 25 %, and stays
 * suspended for 20 s at least (`MEMORY_USAGE_PERIOD` and `suspend_activities` in its client).
 */
export function flappingLoad(seed: number): readonly TraceLine[] {
  const recorder = openRecorder()
  const chance = openChance(seed)
  recorder.at(0, {
    startsAt: '2026-03-02T22:00:00Z',
    idleSeconds: 1800,
    power: { source: 'mains' },
    cpu: cpuAt(2),
    memory: memoryOf(8, 5),
  })
  for (const { from, shortest, longest } of spells) {
    for (let burst = 0; burst < 8; burst++) {
      const at = from + burst * 75 + chance.between(0, 25)
      recorder.at(at, { cpu: cpuAt(chance.between(30, 70)) })
      recorder.at(at + chance.between(shortest, longest), { cpu: cpuAt(chance.between(1, 4)) })
    }
  }
  recorder.at(4800, {})
  return recorder.lines()
}
