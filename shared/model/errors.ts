import { z } from 'zod'

/** What a door says of an error: what happened (`message`), and what to do next (`hint`). */
export const ErrorData = z
  .object({ code: z.string(), message: z.string(), hint: z.string(), path: z.string().optional() })
  .readonly()
  .meta({ id: 'Error' })
export type ErrorData = z.infer<typeof ErrorData>
