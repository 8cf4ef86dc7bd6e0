import { newJobId } from '../../engine/instance'
import { openStore } from '../../engine/store'
import { jobRecord } from '../../test/fixtures/job-record'
import { filesOf } from './start'

/** Puts ended jobs into a home's store, as a year leaves them behind: `training N`, and three of them `rare N`. */
export function endedJobs(home: string, size: number): void {
  const store = openStore(filesOf(home).databaseFile)
  const name = (at: number) => (at % Math.ceil(size / 3) === 0 ? `rare ${at}` : `training ${at}`)
  const endedAt = new Date().toISOString()
  const attempt = {
    number: 1,
    epoch: 1,
    place: 'local',
    state: 'succeeded',
    intendedAt: endedAt,
    startedAt: endedAt,
    endedAt,
    exitCode: 0,
    runSeconds: 60,
    frozenSeconds: 0,
    throttledSeconds: 0,
    gpus: [],
    notes: [],
  } as const
  const jobs = Array.from({ length: size }, (_, at) => ({
    ...jobRecord({ id: newJobId(), name: name(at), state: 'succeeded', endedAt }),
    attempts: [attempt],
  }))
  store.accept(jobs)
  store.close()
}
