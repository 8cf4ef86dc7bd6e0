// Tries out how jobs are held on Windows, with real process trees. Runs on Windows itself; elsewhere it can be run in Wine:
// this bundles, then says what to type there.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bundleForNode } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root, say } from './root.mjs'

await ensureInstalled()
await bundleForNode({ 'lull-launcher': 'engine/executors/local/windows/launcher.ts' }, 'out/launcher')
await bundleForNode({ holding: 'test/windows/holding.ts' }, 'out/test/windows')
const program = path.join(root, 'out/test/windows/holding.mjs')
if (process.platform === 'win32') {
  process.exitCode = spawnSync(process.execPath, [program], { stdio: 'inherit' }).status ?? 1
} else {
  say('This is not Windows. In Wine, with node.exe and @koromix/koffi-win32-x64 in node_modules:')
  say(`  wine64 node.exe ${path.relative(root, program)} > holding.log`)
}
