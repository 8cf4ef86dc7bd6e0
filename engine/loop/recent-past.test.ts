import { describe, expect, it } from 'vitest'
import { emptyMemory, assess } from '../../core/readiness'
import { quiet } from '../../core/readiness/machine.fixture'
import { noon, secondsLater } from '../../core/jobs/job.fixture'
import { defaultSettings, type Sample } from '../../shared/model'
import type { Present } from './present'
import { openRecentPast } from './recent-past'

function present(change: Partial<Sample> = {}): Present {
  const sample = { ...quiet, ...change }
  const assessment = assess(sample, { settings: defaultSettings, paused: null }, emptyMemory, noon)
  return { sight: { sample, blind: [], sources: {}, ages: {}, assessment }, reasons: new Map(), next: [] }
}

describe('the recent past', () => {
  it('keeps what was seen, two seconds apart and for two minutes', () => {
    let at = 0
    const past = openRecentPast(() => secondsLater(at))
    for (; at <= 200; at++) past.record(present())
    const kept = past.since().map(({ atSeconds }) => atSeconds - noon.monotonicSeconds)
    expect([kept[0], kept[1], kept.at(-1), kept.length]).toEqual([80, 82, 200, 61])
    expect(past.since(noon.monotonicSeconds + 196)).toHaveLength(2)
  })

  it('holds a figure for each thing that moves, and none for what cannot be seen', () => {
    const gpu = { name: 'GPU', mock: false }
    const past = openRecentPast(() => noon)
    past.record(
      present({
        cpu: { othersPercent: 70.04, oursPercent: 40 },
        memory: { totalBytes: 1000, availableBytes: 250 },
        heat: { cpuCelsius: 61.2 },
        gpus: [
          { ...gpu, index: 0, utilizationPercent: 12.34 },
          { ...gpu, index: 1 },
        ],
      }),
    )
    expect(past.since()).toMatchObject([
      {
        cpuPercent: 100,
        memoryPercent: 75,
        cpuCelsius: 61.2,
        gpus: [{ index: 0, utilizationPercent: 12.3 }],
      },
    ])
    const blind = openRecentPast(() => noon)
    blind.record(present({ cpu: null, memory: null, heat: null, gpus: null }))
    expect(blind.since()).toEqual([{ atSeconds: expect.any(Number), gpus: [] }])
  })
})
