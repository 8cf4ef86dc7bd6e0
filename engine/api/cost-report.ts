import type { CostReport, JobId } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'

/** So many are named of those that took most. */
const mostNamed = 20

/** The name of this machine as a place: it charges nothing. */
const local = 'local'

type Sums = Pick<CostReport, 'places' | 'jobs'>

/**
 * What jobs took and cost, by place and by job. A job's seconds count where each attempt ran; its cost counts at the place
 * of its newest attempt elsewhere, as this machine charges nothing.
 */
export function sumUp(jobs: readonly JobRecord[], runSeconds: (job: JobRecord) => number): Sums {
  const named = jobs
    .map((job) => ({
      id: job.id,
      name: job.name,
      state: job.state,
      runSeconds: runSeconds(job) + earlierSeconds(job),
      costUsd: job.costUsd,
    }))
    .filter((each) => each.runSeconds > 0 || each.costUsd > 0)
    .toSorted(byWeight)
  return { places: placesOf(jobs, runSeconds), jobs: named.slice(0, mostNamed) }
}

interface PlaceSums {
  readonly jobs: Set<JobId>
  runSeconds: number
  costUsd: number
}

function placesOf(
  jobs: readonly JobRecord[],
  newestRunSeconds: (job: JobRecord) => number,
): CostReport['places'] {
  const places = new Map<string, PlaceSums>()
  const at = (place: string) => {
    const sums = places.get(place) ?? { jobs: new Set(), runSeconds: 0, costUsd: 0 }
    places.set(place, sums)
    return sums
  }
  for (const job of jobs) {
    for (const attempt of job.attempts) {
      const isNewest = attempt === job.attempts.at(-1)
      const sums = at(attempt.place)
      sums.jobs.add(job.id)
      sums.runSeconds += isNewest ? newestRunSeconds(job) : attempt.runSeconds
    }
    const paid = job.attempts.findLast(({ place }) => place !== local) ?? job.attempts.at(-1)
    if (paid) at(paid.place).costUsd += job.costUsd
  }
  return [...places]
    .map(([place, { jobs: ids, ...sums }]) => ({ place, jobs: ids.size, ...sums }))
    .toSorted(byWeight)
}

const earlierSeconds = ({ attempts }: JobRecord) =>
  attempts.slice(0, -1).reduce((sum, attempt) => sum + attempt.runSeconds, 0)

interface Weighed {
  readonly runSeconds: number
  readonly costUsd: number
}

const byWeight = (one: Weighed, other: Weighed) =>
  other.costUsd - one.costUsd || other.runSeconds - one.runSeconds
