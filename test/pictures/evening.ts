import path from 'node:path'
import { test } from '@playwright/test'
import type { PartialSample } from '../../shared/model'
import { abandonedMachine, checkout, type TestHome } from '../app/ground'
import { aGpu } from '../fakes/gpus'

// What the pictures show: an evening on which a computer works.

export const evening: PartialSample = {
  ...abandonedMachine,
  power: { source: 'mains', chargePercent: 81, charging: true },
  gpus: [aGpu()],
}

/** One job done, one at work, one that comes after it. */
export async function submitAnEvening(home: TestHome): Promise<void> {
  await home.reaches(await home.submit(['--name', 'thumbnails'], ['true']), 'succeeded')
  const progress = JSON.stringify({ percent: 42, message: 'epoch 17 of 40, loss 0.318' })
  const training = ['sh', '-c', `echo '${progress}' > "$LULL_PROGRESS_FILE"; exec sleep 600`]
  await home.reaches(await home.submit(['--name', 'night training'], training), 'running')
  await home.submit(['--name', 'evaluation', '--after', 'night training'], ['true'])
}

/** Where a picture goes: into the documentation by `npm run pictures`, otherwise beside the results. */
export const picture = (name: string): string =>
  process.env['LULL_SCREENSHOTS'] === '1'
    ? path.join(checkout, 'docs', 'screenshots', name)
    : test.info().outputPath(name)
