import path from 'node:path'
import { bundlePrograms } from '../../platform/bundle'
import type { Runner } from './engine-process'
import { programsFolder } from './size'

const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']

/** The program of Electron, to run the built app with. */
export const electron = runtime === undefined ? 'electron' : path.join(runtime, 'electron')

/** The built app on that display, which can be told to die at a step as the bundled engine can. */
export async function bundleApp(campaign: string, display: string): Promise<Runner> {
  const program = { death: 'test/campaigns/programs/app-death.ts' }
  const { death } = await bundlePrograms(programsFolder(`${campaign}-app`), program, { format: 'cjs' })
  return {
    command: [electron, '--require', death, '--no-sandbox', '--disable-gpu', '.'],
    env: { CI: '1', DISPLAY: display },
    quiet: true,
    tellsReady: false,
  }
}
