import type { JobRecord } from '../../core/jobs'
import { timestamp, type Now } from '../../core/clock'
import type { HistoryStore } from '../store'
import type { Present } from './loop'

/** Writes the machine's past as stretches: a new one begins only when something that people ask about has changed. */
export function createHistorian(history: HistoryStore, active: () => readonly JobRecord[], clock: () => Now) {
  let current = ''
  return {
    record({ sight: { assessment } }: Present): void {
      const inState = (state: string) =>
        active()
          .filter((job) => job.state === state)
          .map(({ id }) => id)
      const stretch = {
        level: assessment.readiness.level,
        vetoes: [...new Set(assessment.readiness.vetoes.map(({ code }) => code))],
        runningJobs: inState('running'),
        frozenJobs: inState('frozen'),
      }
      const key = JSON.stringify(stretch)
      if (key === current) return
      current = key
      history.begin({ from: timestamp(clock()), scorePercent: assessment.readiness.scorePercent, ...stretch })
    },
    close(): void {
      history.end(timestamp(clock()))
    },
  }
}
