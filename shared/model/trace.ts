import { z } from 'zod'
import { PartialSample } from './sample'

/**
 * A line of a trace: what changed on a machine `atSeconds` after the trace began. It holds until a later line says
 * otherwise; a key replaces that sensor's reading whole, and `null` makes the sensor blind. An `idleSeconds` of 0 says
 * that input keeps coming until a line says otherwise; any other counts on by itself from this line.
 */
export const TraceLine = z
  .object({
    atSeconds: z.number().min(0),
    startsAt: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'On the first line: the wall-clock time at which the trace began' }),
    ...PartialSample.unwrap().shape,
  })
  .readonly()
  .meta({ id: 'TraceLine' })
export type TraceLine = z.infer<typeof TraceLine>
