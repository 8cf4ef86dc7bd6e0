import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../shared/contract'

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
  })
}
