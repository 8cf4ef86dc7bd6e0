import { z } from 'zod'
import { nearest } from '../nearest'
import { LullError } from './lull-error'

type Path = readonly PropertyKey[]
/** What is wrong with one field, why, and what to do about it. */
export interface Complaint {
  readonly path: string
  readonly message: string
  readonly hint: string
}

/**
 * What a person reads when data does not fit its schema: every wrong field with its path and the reason, and for an
 * unknown field the nearest known one. `path` and `hint` are those of the first.
 */
export function invalidInput(schema: z.ZodType, error: z.ZodError, what: string): LullError {
  const complaints = complaintsAbout(schema, error)
  const lines = complaints.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const message = lines.length === 1 ? `${what}: ${lines[0]}` : [`${what}:`, ...lines].join('\n  ')
  const [first] = complaints
  return new LullError('invalidInput', message, {
    hint: first?.hint ?? 'Correct it and try again.',
    cause: error,
    ...(first && first.path !== '' && { path: first.path }),
  })
}

/** Every wrong field, with its path and the reason. */
export function complaintsAbout(schema: z.ZodType, error: z.ZodError): readonly Complaint[] {
  return error.issues.flatMap((issue) => complaintsOf(schema, issue))
}

/** `['retry', 'on', 0]` -> `retry.on[0]`. */
export function formatPath(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('')
}

function complaintsOf(schema: z.ZodType, issue: z.core.$ZodIssue): readonly Complaint[] {
  const path = formatPath(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path)
    return issue.keys.map((key) => unknownKey(formatPath([...issue.path, key]), key, known))
  }
  if (issue.code === 'invalid_union') {
    const message = issue.errors.flat()[0]?.message ?? issue.message
    return [{ path, message, hint: hintFor(path, message) }]
  }
  if (issue.code === 'invalid_key') {
    return [{ path, message: 'this name is not allowed here', hint: `Rename ${path} and try again.` }]
  }
  const message = plainly(issue)
  return [{ path, message, hint: hintFor(path, message) }]
}

/** What there is to be counted in a value that has too much or too little of it. */
const counted: Readonly<Record<string, string>> = {
  string: ' characters',
  array: ' entries',
  set: ' entries',
}

/** Bounds in plain words, unless the schema has its own. */
function plainly(issue: z.core.$ZodIssue): string {
  if (!/^Too (big|small):/.test(issue.message)) return issue.message
  if (issue.code === 'too_big')
    return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${counted[issue.origin] ?? ''}`
  if (issue.code !== 'too_small') return issue.message
  if (issue.minimum === 1 && issue.origin in counted) return 'must not be empty'
  return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${counted[issue.origin] ?? ''}`
}

/** What YAML and JSON take for a number or a yes, as in `[sleep, 40]`, though it is meant as a word. */
const unquoted = /expected string, received (number|boolean)$/

function hintFor(path: string, message: string): string {
  const field = path || 'it'
  return unquoted.test(message)
    ? `Put ${field} in quotes, as in "40", and try again.`
    : `Correct ${field} and try again.`
}

function unknownKey(path: string, key: string, known: readonly string[]): Complaint {
  const meant = nearest(key, known)
  const hint = meant === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean ${meant}?`
  return { path, message: 'there is no such field', hint }
}

interface SchemaNode {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, SchemaNode>>
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
}

/** The fields that an object at this path may have, read from the schema itself. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SchemaNode
  const resolve = (node: SchemaNode | undefined): SchemaNode | undefined =>
    node?.$ref === undefined ? node : resolve(root.$defs?.[node.$ref.split('/').at(-1) ?? ''])
  let node = resolve(root)
  for (const part of path)
    node = resolve(typeof part === 'number' ? node?.items : node?.properties?.[String(part)])
  return Object.keys(node?.properties ?? {})
}
