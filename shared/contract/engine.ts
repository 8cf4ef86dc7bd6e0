import { z } from 'zod'
import { procedure } from './base'

export const engine = {
  stop: procedure
    .route({
      method: 'POST',
      path: '/engine/stop',
      summary: 'Stop the engine; running jobs stay frozen for the next one',
    })
    .input(z.object({ cancelJobs: z.boolean().default(false) }))
    .output(z.object({ pid: z.number().int() })),
}
