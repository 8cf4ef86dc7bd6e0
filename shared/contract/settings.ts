import { z } from 'zod'
import { Limits, Readiness, Settings } from '../model'
import { procedure } from './base'

const key = z.string().min(1).meta({ description: 'A dotted key, such as idle.afterSeconds' })

export const settings = {
  get: procedure
    .route({ method: 'GET', path: '/settings', summary: 'All settings in force' })
    .output(Settings),
  set: procedure
    .route({ method: 'PUT', path: '/settings/{key}', summary: 'Change one setting; it applies at once' })
    .input(z.object({ key, value: z.unknown() }))
    .output(Settings),
  preview: procedure
    .route({
      method: 'POST',
      path: '/settings/preview',
      summary: 'What would hold right now under changed settings',
    })
    .input(z.object({ changes: z.record(key, z.unknown()) }))
    .output(z.object({ readiness: Readiness, limits: Limits })),
  reset: procedure
    .route({
      method: 'POST',
      path: '/settings/reset',
      summary: 'Back to the default: one setting, or all without a key',
    })
    .input(z.object({ key: key.optional() }))
    .output(Settings),
}
