import fc from 'fast-check'

type Schema = Readonly<Record<string, unknown>>

/** The parts of an OpenAPI document that a fuzzer reads. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}
export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

/** Nothing that a fuzzer makes up is ever run: these fields hold harmless commands and things that are no command. */
const harmless: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  command: fc.constantFrom(['true'], ['true', '🌙', ''], [], [''], ['\0'], 'true', 7, null, {}),
  shell: fc.constantFrom('true', '', 5, null, ['true']),
  workdir: fc.constantFrom('/', '/tmp', '/no/such/folder', '', 'relative', '\0', 3),
}

/**
 * Values for a schema of the document: mostly such as it allows, some in whose depth something is wrong, some that have
 * nothing to do with it.
 */
export function valuesFor(schema: Schema, document: OpenApiDocument): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: valueOf(schema, document, 0), weight: 6 },
    { arbitrary: fc.jsonValue(), weight: 1 },
  )
}

function valueOf(schema: Schema, document: OpenApiDocument, depth: number): fc.Arbitrary<unknown> {
  const inner = (each: unknown) => valueOf(each as Schema, document, depth + 1)
  if (depth > 8) return fc.jsonValue({ maxDepth: 1 })
  const wrong = { arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 }
  return fc.oneof({ arbitrary: rightValue(schema, document, inner), weight: 12 }, wrong)
}

function rightValue(
  schema: Schema,
  document: OpenApiDocument,
  inner: (schema: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const reference = schema['$ref']
  if (typeof reference === 'string')
    return inner(document.components?.schemas?.[reference.split('/').at(-1) ?? ''] ?? {})
  for (const several of ['anyOf', 'oneOf', 'allOf']) {
    const among = schema[several]
    if (Array.isArray(among) && among.length > 0) return fc.oneof(...among.map(inner))
  }
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  if ('const' in schema) return fc.constant(schema['const'])
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type']
  switch (type) {
    case 'object':
      return objectOf(schema, inner)
    case 'array':
      return fc.array(inner(schema['items'] ?? {}), { maxLength: 3 })
    case 'string':
      return texts
    case 'integer':
      return fc.oneof(fc.integer({ min: -5, max: 500 }), fc.maxSafeInteger())
    case 'number':
      return fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 100 }))
    case 'boolean':
      return fc.boolean()
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function objectOf(schema: Schema, inner: (schema: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>
  const entries = Object.entries(properties).map(
    ([name, each]) => [name, harmless[name] ?? inner(each)] as const,
  )
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : []
  const known = fc.record(Object.fromEntries(entries), {
    requiredKeys: required.filter((name) => name in properties),
  })
  if (schema['additionalProperties'] === undefined || schema['additionalProperties'] === false) return known
  return fc.dictionary(texts, texts, { maxKeys: 3 })
}

/** What people and programs type, and what nobody should. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'null',
    '../../etc/passwd',
    '%00',
    "' OR 1=1 --",
    '4GiB',
    '30m',
    '22:00-07:00',
    '* * * * *',
    '2026-12-01T08:00:00Z',
    'known',
    'constructor',
    '__proto__',
    'idle.afterSeconds',
    'x'.repeat(5000),
  ),
)
