import { z } from 'zod'
import { valueAt } from './field-path'
import { Settings } from './settings'
import { HoursField } from './unit-fields'

/** How a setting's value is written, so that a face can offer the right control. */
export type SettingKind = 'number' | 'integer' | 'bytes' | 'boolean' | 'hours' | 'text' | 'list'

export type SettingValue = string | number | boolean | null | readonly string[]

/** One setting as the schema describes it. */
export interface SettingField {
  /** The dotted key, such as `idle.afterSeconds`. */
  readonly key: string
  readonly kind: SettingKind
  /** Whether `null` is a value: "none", or "decide by the rules". */
  readonly nullable: boolean
  readonly default: SettingValue
  /** Both ends included; absent for what is no number. */
  readonly range?: { readonly min: number; readonly max: number | null }
  readonly unit?: string
  readonly description: string
  /** What a value must satisfy; gives the value in its stored form. */
  readonly schema: z.ZodType
}

/** A setting and the value in force, as `lull config list` and the settings window show it. */
export type SettingEntry = Omit<SettingField, 'schema'> & { readonly value: SettingValue }

/** Every setting by its key, in the order of the schema. */
export const settingFields: ReadonlyMap<string, SettingField> = new Map(
  fieldsWithin(Settings, []).map((field) => [field.key, field]),
)

/** All settings with their values, defaults, ranges, units and descriptions, in the order of the schema. */
export function listSettings(settings: Settings): readonly SettingEntry[] {
  return [...settingFields.values()].map(({ schema: _schema, ...field }) => ({
    ...field,
    value: settingAt(settings, field.key),
  }))
}

/** The value in force at a key that is in `settingFields`. */
export function settingAt(settings: Settings, key: string): SettingValue {
  return valueAt(settings, key) as SettingValue
}

/** What a setting accepts, in a few words: `a number from 0 to 100 %, or null`. */
export function describeAccepted(field: Pick<SettingField, 'kind' | 'range' | 'unit' | 'nullable'>): string {
  const nouns: Readonly<Record<SettingKind, string>> = {
    number: 'a number',
    integer: 'a whole number',
    bytes: 'a size like "4GiB"',
    boolean: 'true or false',
    hours: 'hours like "22:00-07:00", several joined by commas',
    text: 'a text',
    list: 'a list of texts',
  }
  const { range } = field
  const span =
    range === undefined
      ? ''
      : range.max === null
        ? ` from ${range.min}`
        : ` from ${range.min} to ${range.max}`
  const unit = range === undefined || field.unit === undefined ? '' : ` ${field.unit}`
  return `${nouns[field.kind]}${span}${unit}${field.nullable ? ', or null' : ''}`
}

function fieldsWithin(schema: z.ZodType, path: readonly string[]): readonly SettingField[] {
  const { inner, nullable } = unwrap(schema)
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Readonly<Record<string, z.ZodType>>
    return Object.entries(shape).flatMap(([name, child]) => fieldsWithin(child, [...path, name]))
  }
  const { unit, description } = (schema.meta() ?? {}) as { unit?: string; description?: string }
  const range = rangeOf(inner)
  return [
    {
      key: path.join('.'),
      kind: kindOf(inner),
      nullable,
      default: schema.parse(undefined) as SettingValue,
      ...(range === undefined ? {} : { range }),
      ...(unit === undefined ? {} : { unit }),
      description: description ?? '',
      schema,
    },
  ]
}

/** The schema under its default and its `null`. */
function unwrap(schema: z.ZodType): { readonly inner: z.ZodType; readonly nullable: boolean } {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodNullable) {
    return { inner: unwrap(schema.unwrap() as z.ZodType).inner, nullable: true }
  }
  return { inner: schema, nullable: false }
}

function kindOf(schema: z.ZodType): SettingKind {
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'integer' : 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodArray) return 'list'
  if (schema === HoursField) return 'hours'
  // The only transformed values among the settings are sizes (`BytesField`).
  if (schema instanceof z.ZodPipe) return 'bytes'
  return 'text'
}

function rangeOf(schema: z.ZodType): SettingField['range'] {
  if (schema instanceof z.ZodPipe) return { min: 0, max: null }
  if (!(schema instanceof z.ZodNumber)) return undefined
  return { min: schema.minValue ?? Number.NEGATIVE_INFINITY, max: schema.maxValue }
}
