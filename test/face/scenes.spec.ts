import { emptyWorld, countsOf, expect, judged, test, type World } from './ground'
import { scenes } from './scenes'

// A picture of what cannot be teaches the wrong thing: what a scene shows of a machine is what the core says of it.

for (const { name, world } of scenes) {
  test(`${name} shows what the core would say`, () => {
    const shown = { ...emptyWorld, ...world }
    const { sample, paused, readiness, limits } = shown.status
    expect({ readiness, limits }).toEqual(saidOf(shown))
    expect(shown.status.jobs).toEqual(countsIn(shown))
    const blind = shown.status.blind.map(({ sensor }) => sensor)
    expect(Object.keys(sample).filter((sensor) => isNull(sample, sensor))).toEqual(blind)
    expect(shown.sensors.filter((sensor) => sensor.blind).map(({ sensor }) => sensor)).toEqual(blind)
    const failing = shown.checks.filter((check) => check.name.startsWith('sensor '))
    expect(failing.map((check) => check.name)).toEqual(blind.map((sensor) => `sensor ${sensor}`))
    const mayRun = (job: World['jobs'][number]) => job.spec.now
    const running = shown.jobs.filter(({ state }) => state === 'running')
    if (readiness.vetoes.length > 0 || paused) expect(running.filter((job) => !mayRun(job))).toEqual([])
  })
}

function saidOf({ status, settings }: World) {
  const { readiness, limits } = judged(status.sample, { settings, paused: status.paused })
  return { readiness, limits }
}

function countsIn({ jobs, olderJobs }: World) {
  const counts = countsOf(jobs)
  return olderJobs === 0 ? counts : { ...counts, succeeded: (counts.succeeded ?? 0) + olderJobs }
}

const isNull = (sample: object, key: string) => Reflect.get(sample, key) === null
