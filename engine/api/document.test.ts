import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import manifest from '../../package.json'
import { openApiDocument } from './document'

it('is what is checked in: `npm run openapi` writes it anew', async () => {
  const checkedIn: unknown = JSON.parse(readFileSync('openapi.json', 'utf8'))
  const made: unknown = JSON.parse(JSON.stringify(await openApiDocument(manifest.version)))
  expect(made).toEqual(checkedIn)
})
