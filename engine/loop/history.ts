import type { JobRecord } from '../../core/jobs'
import { timestamp, type Now } from '../../core/clock'
import type { Log } from '../instance'
import type { HistoryStore } from '../store'
import type { Present } from './present'

export interface HistorianParts {
  readonly history: HistoryStore
  readonly active: () => readonly JobRecord[]
  readonly clock: () => Now
  readonly log: Log
}

/** Writes the machine's past as stretches: a new one begins only when something that people ask about has changed. */
export function createHistorian({ history, active, clock, log }: HistorianParts) {
  let current = ''

  /** The past is worth less than the present: on a full disk a stretch is begun later. */
  function keep(write: () => void): boolean {
    try {
      write()
      return true
    } catch (error) {
      log.error('the history cannot be kept', { error })
      return false
    }
  }
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
      const { scorePercent } = assessment.readiness
      if (keep(() => history.begin({ from: timestamp(clock()), scorePercent, ...stretch }))) current = key
    },
    close(): void {
      keep(() => history.end(timestamp(clock())))
    },
  }
}
