import { z } from 'zod'
import { JobFile } from '../../shared/model'

/** How a field's value is written, so that the form can offer the right control. */
export type FieldKind =
  | 'text'
  | 'command'
  | 'lines'
  | 'pairs'
  | 'number'
  | 'size'
  | 'duration'
  | 'moment'
  | 'flag'
  | 'choice'
  | 'choices'

/** One field of a job file as the schema describes it. */
export interface JobField {
  /** The dotted path, such as `resources.memory`. */
  readonly path: string
  readonly kind: FieldKind
  /** What holds when nothing is written; `undefined`: nothing does. */
  readonly default: unknown
  readonly choices: readonly string[]
  /** The ends of its range; `null` where there is none. The lower one may itself be too little. */
  readonly min: number | null
  readonly includesMin: boolean
  readonly max: number | null
}

/** Every field of a job file by its path, in the order of the schema. */
export const jobFields: ReadonlyMap<string, JobField> = new Map(
  fieldsWithin(JobFile, []).map((field) => [field.path, field]),
)

/** The field that a path such as `retry.on[0]` or `env.A` lies in. */
export function fieldAt(path: string): JobField | undefined {
  return [...jobFields.values()].find(
    (field) => path === field.path || path.startsWith(`${field.path}.`) || path.startsWith(`${field.path}[`),
  )
}

/** Within a part that may be absent nothing holds by default: to name a field is to have the part. */
function fieldsWithin(schema: z.ZodType, path: readonly string[], isSure = true): readonly JobField[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Readonly<Record<string, z.ZodType>>
    return Object.entries(shape).flatMap(([name, child]) =>
      fieldsWithin(child, [...path, name], isSure && !(schema instanceof z.ZodOptional)),
    )
  }
  const name = path.join('.')
  return [
    {
      path: name,
      kind: name === 'command' ? 'command' : kindOf(inner),
      default: isSure && schema instanceof z.ZodDefault ? schema.parse(undefined) : undefined,
      choices: choicesOf(inner),
      min: inner instanceof z.ZodNumber ? finite(inner.minValue) : null,
      includesMin: inner instanceof z.ZodNumber && inner.safeParse(inner.minValue).success,
      max: inner instanceof z.ZodNumber ? finite(inner.maxValue) : null,
    },
  ]
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
  return isWrapped ? unwrapped(schema.unwrap() as z.ZodType) : schema
}

function kindOf(schema: z.ZodType): FieldKind {
  // The only transformed values of a job file: durations and sizes.
  if (schema instanceof z.ZodPipe) return schema.safeParse('90s').success ? 'duration' : 'size'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'flag'
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodRecord) return 'pairs'
  if (schema instanceof z.ZodISODateTime) return 'moment'
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodEnum ? 'choices' : 'lines'
  return 'text'
}

function choicesOf(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  return schema instanceof z.ZodArray ? choicesOf(schema.element as z.ZodType) : []
}

/** A whole number's bounds are those of a double where the schema sets none. */
function finite(bound: number | null): number | null {
  return bound === null || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? null : bound
}
