import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { contract, LogChunk } from '../../shared/contract'
import * as model from '../../shared/model'

/** The contract as an OpenAPI 3.1 document: served at /openapi.json and checked in. */
export function openApiDocument(version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: 'Lull',
      version,
      description: 'Runs heavy jobs while the computer is idle. Local HTTP door.',
    },
    servers: [{ url: '/v1' }],
    commonSchemas: namedSchemas(),
    // Every error has the one shape, whatever its code; the codes stand in its description.
    customErrorResponseBodySchema: () => errorBody,
  })
}

const errorBody = {
  type: 'object',
  properties: {
    defined: { type: 'boolean' },
    code: { type: 'string' },
    status: { type: 'integer' },
    message: { type: 'string' },
    data: { $ref: '#/components/schemas/Error' },
  },
  required: ['defined', 'code', 'status', 'message', 'data'],
} as const

/** Schemas with an id stand once in the document and are referred to everywhere else. */
function namedSchemas() {
  const schemas = [...Object.values(model), LogChunk].filter((value) => value instanceof z.ZodType)
  return Object.fromEntries(
    schemas.flatMap((schema) => {
      const id = z.globalRegistry.get(schema)?.id
      return id === undefined ? [] : [[id, { schema, strategy: 'output' as const }]]
    }),
  )
}
