// `npm run openapi`: writes openapi.json from the contract.
import { ensureInstalled } from './install.mjs'
import { mustRun } from './process.mjs'

await ensureInstalled()
await mustRun(process.execPath, ['scripts/ts.mjs', 'scripts/openapi.ts'])
