// Writes openapi.json from the contract: `npm run openapi`.
import { writeFile } from 'node:fs/promises'
import { openApiDocument } from '../engine/api/document'
import manifest from '../package.json'

await writeFile('openapi.json', `${JSON.stringify(await openApiDocument(manifest.version), null, 2)}\n`)
