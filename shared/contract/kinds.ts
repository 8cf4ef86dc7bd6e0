import { z } from 'zod'
import { KindCheck, KindInfo } from '../model'
import { procedure } from './base'

export const kinds = {
  list: procedure
    .route({ method: 'GET', path: '/kinds', summary: 'The built-in kinds of work, with their parameters' })
    .output(z.array(KindInfo)),
  check: procedure
    .route({
      method: 'POST',
      path: '/kinds/{kind}/check',
      summary: 'What is wrong with parameters of a kind, and how much memory they take',
    })
    .input(
      z.object({
        kind: z.string().min(1),
        params: z.record(z.string(), z.unknown()).default({}),
        memoryBytes: z.number().min(0).optional().meta({ description: 'What the job would ask for' }),
      }),
    )
    .output(KindCheck),
}
