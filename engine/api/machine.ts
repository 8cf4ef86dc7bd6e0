import type { Paused } from '../../shared/model'
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
    watch: os.watch.handler(({ signal }) => updates(parts, signal)),
    pause: os.pause.handler(({ input: { forSeconds } }) => {
      const until = forSeconds === null ? null : new Date(clock().wallMs + forSeconds * 1000).toISOString()
      return setPaused({ until })
    }),
    resume: os.resume.handler(() => setPaused(null)),
    history: os.history.handler(({ input: { from, to, limit } }) => [
      ...store.history.list({ limit, ...(from && { from }), ...(to && { to }) }),
    ]),
    doctor: os.doctor.handler(async () => [...(await parts.doctor())]),
  }
}
