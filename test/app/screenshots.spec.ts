import path from 'node:path'
import { abandonedMachine, checkout, expect, openPopover, test, type TestHome } from './ground'

// The documentation's pictures, from the real app: LULL_SCREENSHOTS=1 npm test -- app. Otherwise they go with the results.

const mockGpu = { memoryTotalBytes: 24 * 1024 ** 3, mock: true }
const gpus = [
  {
    ...mockGpu,
    index: 0,
    name: 'Mock GPU 0',
    utilizationPercent: 14,
    memoryUsedBytes: 17.4 * 1024 ** 3,
    temperatureCelsius: 46,
    powerWatts: 62,
  },
  {
    ...mockGpu,
    index: 1,
    name: 'Mock GPU 1',
    utilizationPercent: 0,
    memoryUsedBytes: 0.4 * 1024 ** 3,
    temperatureCelsius: 38,
    powerWatts: 21,
  },
]

const picture = (name: string) =>
  process.env['LULL_SCREENSHOTS'] === '1'
    ? path.join(checkout, 'docs', 'screenshots', name)
    : test.info().outputPath(name)

const reports = (progress: object) => [
  'sh',
  '-c',
  `echo '${JSON.stringify(progress)}' > "$LULL_PROGRESS_FILE"; exec sleep 600`,
]

async function submitAnEvening(home: TestHome): Promise<void> {
  const done = await home.submit(['--name', 'thumbnails'], ['true'])
  await home.reaches(done, 'succeeded')
  const training = reports({ percent: 42, message: 'epoch 17 of 40, loss 0.318' })
  await home.reaches(await home.submit(['--name', 'night training'], training), 'running')
  await home.submit(['--name', 'evaluation', '--after', 'night training'], ['true'])
}

test('the pictures of the documentation', async ({ start, tray, home }) => {
  home.script({ ...abandonedMachine, power: { source: 'mains', chargePercent: 81, charging: true }, gpus })
  const app = await start()
  await submitAnEvening(home)
  const page = await openPopover(app, tray)
  await expect(page.getByText('epoch 17 of 40')).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await app.electron.evaluate(({ nativeTheme }, theme) => (nativeTheme.themeSource = theme), scheme)
    await page.screenshot({ path: picture(`popover-${scheme}.png`), scale: 'device' })
  }
  home.script({ ...abandonedMachine, idleSeconds: 2, gpus })
  await expect(page.getByText('frozen')).toBeVisible()
  await page.screenshot({ path: picture('popover-yielding.png'), scale: 'device' })
})
