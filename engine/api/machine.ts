import { type Paused, sensorNames, type SensorReport } from '../../shared/model'
import type { Present } from '../loop'
import type { ApiParts } from './context'
import { base } from './base'
import { updates } from './updates'

const os = base.machine

export function machineProcedures(parts: ApiParts) {
  const { store, status, clock } = parts

  function setPaused(paused: Paused | null) {
    store.setPaused(paused)
    parts.replan()
    return { ...status(), paused }
  }

  return {
    status: os.status.handler(() => status()),
    watch: os.watch.handler(({ input: { changes }, signal }) => updates(parts, changes, signal)),
    pause: os.pause.handler(({ input: { forSeconds } }) => {
      const until = forSeconds === null ? null : new Date(clock().wallMs + forSeconds * 1000).toISOString()
      return setPaused({ until })
    }),
    resume: os.resume.handler(() => setPaused(null)),
    history: os.history.handler(({ input: { from, to, limit } }) => [
      ...store.history.list({ limit, ...(from && { from }), ...(to && { to }) }),
    ]),
    sensors: os.sensors.handler(() => sensorReports(parts.present())),
    doctor: os.doctor.handler(async () => [...(await parts.doctor())]),
  }
}

function sensorReports({ sight: { sources, ages, blind } }: Present): SensorReport[] {
  return sensorNames.map((sensor) => {
    const source = sources[sensor]
    const ageSeconds = ages[sensor]
    const unseen = blind.find((each) => each.sensor === sensor)
    return {
      sensor,
      ...(source !== undefined && { source }),
      ...(ageSeconds !== undefined && { ageSeconds }),
      ...(unseen && { blind: { message: unseen.message, hint: unseen.hint } }),
    }
  })
}
