import { AxeBuilder } from '@axe-core/playwright'
import {
  abandonedMachine,
  busyTree,
  expect,
  openPopover,
  pageOf,
  pressInPopover,
  tellVisibility,
  test,
} from './ground'

const mockGpus = [0, 1].map((index) => ({
  index,
  name: `Mock GPU ${index}`,
  utilizationPercent: 12 * index,
  memoryUsedBytes: 2 * 1024 ** 3,
  memoryTotalBytes: 24 * 1024 ** 3,
  temperatureCelsius: 44,
  powerWatts: 35,
  mock: true,
}))
const withGpus = { ...abandonedMachine, gpus: mockGpus }
const longName = 'render the very long animation of the harbour at dawn, second cut, with sound'

test.describe('the popover', () => {
  test.use({ sensors: withGpus })

  test('shows what runs and how far it is, and cancels it after asking', async ({ start, tray, home }) => {
    const app = await start()
    const job = await home.submit(
      ['--name', 'night training'],
      ['sh', '-c', `echo '{"percent":42,"message":"epoch 4 of 10"}' > "$LULL_PROGRESS_FILE"; exec sleep 600`],
    )
    const page = await openPopover(app, tray)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Working on 1 job')
    const row = page.getByRole('listitem').filter({ hasText: 'night training' })
    await expect(row).toContainText('42 %')
    await expect(row).toContainText('epoch 4 of 10')
    await expect(row.getByRole('progressbar', { name: 'Progress of night training' })).toHaveAttribute(
      'value',
      '42',
    )
    await expect(page.getByRole('listitem').filter({ hasText: 'Mock GPU 1' })).toContainText('mock')

    await row.getByRole('button', { name: 'Cancel night training' }).click()
    await row.getByRole('button', { name: 'End night training, really?' }).click()
    await expect(row).toContainText('cancelled')
    await home.reaches(job, 'cancelled')
  })

  test('pauses and resumes', async ({ start, tray, home }) => {
    const page = await openPopover(await start(), tray)
    await page.getByRole('button', { name: 'Pause for an hour' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paused')
    await expect(page.getByText(/^Until .*\d:\d\d/)).toBeVisible()
    expect((await home.status()).paused).not.toBeNull()
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing to do')
    expect((await home.status()).paused).toBeNull()
  })

  test('freezes one job until it is released, and leads to the other pages', async ({
    start,
    tray,
    home,
  }) => {
    const app = await start()
    const job = await home.submit(['--name', 'training'], busyTree(home.folder).command)
    const page = await openPopover(app, tray)
    await page.getByRole('button', { name: 'Freeze training until you release it' }).click()
    await home.reaches(job, 'frozen')
    await page.getByRole('button', { name: 'Release training, to go on when it may' }).click()
    await home.reaches(job, 'running')
    await page.getByRole('button', { name: 'training', exact: true }).click()
    const dashboard = await pageOf(app, 'dashboard')
    expect(dashboard.url()).toContain(job)
    await expect
      .poll(async () => (await tray.icon()).menu())
      .toContainEqual({
        label: 'training',
        enabled: true,
      })
  })

  test('shows how a job freezes when its person is back, and how it goes on', async ({
    start,
    tray,
    home,
  }) => {
    const app = await start()
    const job = await home.submit(['--name', 'training'], busyTree(home.folder).command)
    await home.reaches(job, 'running')
    const page = await openPopover(app, tray)
    const title = page.getByRole('heading', { level: 1 })
    const row = page.getByRole('listitem').filter({ hasText: 'training' })
    await expect(title).toHaveText('Working on 1 job')
    home.script({ ...withGpus, idleSeconds: 1 })
    await expect(title).toHaveText('1 job waits')
    await expect(page.getByText('You are using this computer')).toBeVisible()
    await expect(row).toContainText('frozen')
    home.script(withGpus)
    await expect(title).toHaveText('Working on 1 job')
    await expect(row).not.toContainText('frozen')
  })

  test('says what holds jobs back and what would change it', async ({ start, tray, home }) => {
    home.script({ ...withGpus, idleSeconds: 3, power: null })
    const page = await openPopover(await start(), tray)
    const heldBack = page.getByRole('region', { name: 'What holds it back' })
    await expect(heldBack).toContainText('You were here 3 s ago')
    await expect(heldBack).toContainText('Leave keyboard and mouse alone')
    const unseen = page.getByRole('region', { name: 'What Lull cannot see' })
    await expect(unseen).toContainText('Give "power" a value in that file')
    await page.getByRole('region', { name: 'Jobs' }).getByRole('button', { name: 'First steps' }).click()
  })

  test('is easy on every reader, in light and in dark, with many jobs and long names', async ({
    start,
    tray,
    home,
  }) => {
    const app = await start()
    await home.submit(['--name', longName], busyTree(home.folder).command)
    const failed = await home.submit(['--name', 'a job that fails'], ['false'])
    await home.reaches(failed, 'failed')
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      await home.submit(['--name', name, '--gpus', '9'], ['true'])
    }
    const page = await openPopover(app, tray)
    await expect(page.getByText('and 2 more')).toBeVisible()
    for (const scheme of ['light', 'dark'] as const) {
      await app.electron.evaluate(({ nativeTheme }, theme) => (nativeTheme.themeSource = theme), scheme)
      await expect.poll(() => page.evaluate(schemeOfPage)).toBe(scheme)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(await page.evaluate(clippedTexts)).toEqual([longName])
      await page.screenshot({ path: test.info().outputPath(`popover-${scheme}.png`) })
    }
    const bounds = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    )
    expect(bounds?.height).toBeLessThanOrEqual(720)
    expect(bounds?.width).toBe(384)
  })

  test('goes away at Escape, costs nothing while hidden, and is up to date when it is back', async ({
    start,
    tray,
    home,
  }) => {
    const app = await start()
    const page = await openPopover(app, tray)
    const title = page.getByRole('heading', { level: 1 })
    await expect(title).toHaveText('Nothing to do')
    pressInPopover('Escape')
    await expect.poll(app.isShown).toBe(false)
    await tellVisibility(page, 'hidden')

    // Other faces have heard of it, the hidden page has not.
    await home.lull('pause')
    const icon = await tray.icon()
    await expect.poll(icon.tooltip).toBe('Lull: Paused until you resume.')
    expect(await title.textContent()).toBe('Nothing to do')

    await icon.activate()
    await expect.poll(app.isShown).toBe(true)
    await tellVisibility(page, 'visible')
    await expect(title).toHaveText('Paused')
  })
})

test.describe('without a tray', () => {
  const { gpus: _scripted, ...sensors } = abandonedMachine
  test.use({ sensors, around: { LULL_MOCK_GPUS: '1' } })

  test('a window opens that says why, marks what is mock, and can quit', async ({ start }) => {
    const app = await start()
    const page = await app.page()
    await expect(page.getByRole('status')).toContainText('This desktop shows no tray icons')
    await expect(page.getByRole('region', { name: 'GPUs' })).toContainText(/Mock GPU 0.*mock/)
    await expect.poll(app.isShown).toBe(true)
    await page.getByRole('button', { name: 'Quit' }).click()
    await app.ended()
    expect(app.exitCode()).toBe(0)
  })
})

// These run inside the page.

function schemeOfPage(): string {
  return globalThis.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Texts that do not fit into their place, by what a pointer resting on them shows. */
function clippedTexts(): readonly string[] {
  return [...globalThis.document.querySelectorAll<HTMLElement>('body *')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
    .map((each) => each.title || (each.textContent ?? ''))
}

test('needs no process but the app’s own, its page’s and the one that draws', async ({ start, tray }) => {
  const app = await start()
  await openPopover(app, tray)
  const types = () =>
    app.electron.evaluate(({ app: { getAppMetrics } }) => getAppMetrics().map(({ type }) => type))
  // Chromium may start another one for a moment.
  await expect.poll(async () => new Set(await types())).toEqual(new Set(['Browser', 'Tab', 'GPU']))
})
