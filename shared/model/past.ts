import { z } from 'zod'

const percent = z.number().min(0).max(100).optional()

/** What moves on this machine, as it was seen at one moment; what a machine has not got, or could not see, is absent. */
export const PastMoment = z
  .object({
    atSeconds: z.number().meta({ description: 'By a clock that only goes forward: good for differences' }),
    cpuPercent: percent.meta({ description: 'Of all processors, by our jobs and others together' }),
    memoryPercent: percent.meta({ description: 'Of the memory, taken' }),
    cpuCelsius: z.number().optional(),
    gpus: z.array(z.object({ index: z.number().int(), utilizationPercent: percent }).readonly()).readonly(),
  })
  .readonly()
  .meta({ id: 'PastMoment' })
export type PastMoment = z.infer<typeof PastMoment>
