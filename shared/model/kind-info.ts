import { z } from 'zod'

/** One parameter of a built-in kind of work, so that a face can offer the right control. */
export const KindParameter = z
  .object({
    name: z.string(),
    title: z.string(),
    about: z.string(),
    type: z.enum(['number', 'integer', 'text', 'choice', 'list']),
    unit: z.string().optional(),
    min: z.number().optional().meta({ description: 'Of a number; included, like max' }),
    max: z.number().optional(),
    choices: z.array(z.string()).readonly().optional(),
    default: z
      .union([z.number(), z.string(), z.array(z.number()).readonly()])
      .optional()
      .meta({ description: 'Absent where it depends on other parameters' }),
  })
  .readonly()
  .meta({ id: 'KindParameter' })
export type KindParameter = z.infer<typeof KindParameter>

/** A built-in kind of work and what it may be asked for. */
export const KindInfo = z
  .object({
    name: z.string().meta({ description: 'As it is asked for: neural_simulation' }),
    title: z.string(),
    about: z.string(),
    parameters: z.array(KindParameter).readonly(),
    sharesWork: z.boolean().meta({ description: 'Whether more processors than one make it faster' }),
  })
  .readonly()
  .meta({ id: 'KindInfo' })
export type KindInfo = z.infer<typeof KindInfo>

/** How parameters of a kind would be taken, without submitting a job. */
export const KindCheck = z
  .object({
    memoryBytes: z.number().nullable().meta({
      description:
        'The most memory its data take, without the runtime; null where that cannot be said of these parameters',
    }),
    complaints: z
      .array(z.object({ path: z.string(), message: z.string(), hint: z.string() }).readonly())
      .readonly()
      .meta({ description: 'What a submission would be refused for, with its path in the job file' }),
  })
  .readonly()
  .meta({ id: 'KindCheck' })
export type KindCheck = z.infer<typeof KindCheck>
