import type { ApiParts } from './context'
import { base } from './base'

const os = base.engine

export function engineProcedures(parts: ApiParts) {
  return {
    stop: os.stop.handler(({ input }) => {
      parts.stopSoon(input)
      return { pid: process.pid }
    }),
  }
}
