import { z } from 'zod'
import { parseBytes, parseHours, parseSeconds } from './units'

function unitField(what: string, example: string, parse: (text: string) => number | undefined) {
  return z.union([z.number().min(0), z.string()]).transform((given, context) => {
    const value = typeof given === 'number' ? given : parse(given)
    if (value !== undefined) return value
    context.addIssue({
      code: 'custom',
      message: `"${String(given)}" is not ${what}; write it like ${example}`,
    })
    return z.NEVER
  })
}

/** A size as people write it; bytes after parsing. */
export const BytesField = unitField('a size', '"4GiB", "512MiB" or a number of bytes', parseBytes)

/** A duration as people write it; seconds after parsing. */
export const SecondsField = unitField(
  'a duration',
  '"90s", "30m", "1h30m" or a number of seconds',
  parseSeconds,
)

/** Daily hours as people write them; kept as text, as the face shows it. */
export const HoursField = z.string().refine((text) => parseHours(text) !== undefined, {
  error: 'hours look like "22:00-07:00", several joined by commas',
})
