/// <reference lib="dom" />
import { busyWorld, emptyWorld, expect, expectAccessible, test } from './ground'

const page = 'settings/index.html'

test('every group can be reached by keyboard, and shows what it is about', async ({ face }) => {
  const settings = await face.open(page, busyWorld)
  await expect(settings.getByLabel('Below this charge nothing runs')).toHaveValue('20')
  for (const scheme of ['light', 'dark'] as const) {
    await face.theme(scheme)
    for (const group of ['How much it uses', 'Budget', 'This app', 'When it works']) {
      await settings.getByRole('button', { name: group }).press('Enter')
      await expect(settings.getByRole('heading', { level: 1 })).toHaveText(group)
      await expectAccessible(settings)
      const name = `${group.replaceAll(' ', '-')}-${scheme}.png`
      await settings.screenshot({ path: test.info().outputPath(name) })
    }
  }
})

test('shows what would happen under a rule before it is applied', async ({ face }) => {
  const settings = await face.open(page, busyWorld)
  const floor = settings.getByLabel('Below this charge nothing runs')
  await expect(settings.getByText('Nothing runs.')).toBeVisible()
  await floor.fill('90')
  await expect(settings.getByRole('heading', { name: 'Right now, with this change' })).toBeVisible()
  await expect(settings.getByText('Running jobs would be frozen.')).toBeVisible()
  await expect(settings.getByText('At this moment it changes nothing.')).toBeVisible()
  expect(await face.asked('settings.preview')).toEqual([{ changes: { 'battery.floorPercent': 90 } }])
  expect(await face.asked('settings.set')).toEqual([])
  await expectAccessible(settings)
  await settings.screenshot({ path: test.info().outputPath('imagined.png') })
  await floor.press('Escape')
  await expect(floor).toHaveValue('20')
  await expect(settings.getByRole('heading', { name: 'Right now', exact: true })).toBeVisible()
  await floor.fill('30')
  await floor.press('Enter')
  await expect.poll(() => face.asked('settings.set')).toEqual([{ key: 'battery.floorPercent', value: 30 }])
  const absence = settings.getByLabel('Without input for this long, a job may start')
  await absence.fill('10m')
  await absence.blur()
  await expect
    .poll(async () => (await face.asked('settings.set')).slice(1))
    .toEqual([{ key: 'idle.afterSeconds', value: 600 }])
})

test('a value that cannot be is refused at its field and changes nothing', async ({ face }) => {
  const settings = await face.open(page)
  const floor = settings.getByLabel('Below this charge nothing runs')
  await floor.fill('150')
  await floor.press('Enter')
  await expect(floor).toHaveAccessibleDescription('Write a number from 0 to 100 %.')
  await expect(floor).toHaveAttribute('aria-invalid', 'true')
  expect(await face.asked('settings.set')).toEqual([])
  await expectAccessible(settings)
  await face.become({ mood: 'refuses' })
  await floor.fill('50')
  await floor.press('Enter')
  await expect(floor).toHaveAccessibleDescription(/Not today.*Ask again tomorrow/)
  await expect(floor).toHaveValue('50')
  await settings.screenshot({ path: test.info().outputPath('refused.png') })
})

test('search finds by sentence and by key', async ({ face }) => {
  const settings = await face.open(page)
  const search = settings.getByRole('searchbox')
  await search.fill('idle.after')
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('1 setting')
  await expect(settings.getByLabel('Without input for this long, a job may start')).toHaveValue('300')
  await search.fill('zebra')
  await expect(settings.getByText('No setting matches')).toBeVisible()
  await expectAccessible(settings)
  await search.press('Escape')
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('When it works')
})

test('what differs from its default can be reset, one or all', async ({ face }) => {
  const { settings: usual } = emptyWorld
  const settings = await face.open(page, {
    settings: { ...usual, battery: { ...usual.battery, floorPercent: 35 }, excludedApps: ['blender'] },
  })
  await settings.getByRole('button', { name: 'Reset: Below this charge nothing runs' }).click()
  await expect.poll(() => face.asked('settings.reset')).toEqual([{ key: 'battery.floorPercent' }])
  await settings.getByRole('button', { name: 'This app' }).click()
  await settings.getByRole('button', { name: 'Reset all…' }).click()
  await settings.getByRole('button', { name: 'Really reset all settings' }).click()
  await expect(settings.getByText('Everything is back to its default.')).toBeVisible()
  expect(await face.asked('settings.reset')).toHaveLength(2)
})

test('programs are picked from those that run', async ({ face }) => {
  const { settings: usual } = emptyWorld
  const settings = await face.open(page, { settings: { ...usual, excludedApps: ['firefox'] } })
  const add = settings.getByRole('combobox', { name: 'Add a program' })
  await add.focus()
  await expect(settings.locator('datalist option')).toHaveCount(1)
  await add.fill('blender')
  await add.press('Enter')
  await expect
    .poll(() => face.asked('settings.set'))
    .toEqual([{ key: 'excludedApps', value: ['firefox', 'blender'] }])
  await settings.getByRole('button', { name: 'Remove firefox' }).click()
  await expect.poll(() => face.asked('settings.set')).toHaveLength(2)
  expect((await face.asked('settings.set'))[1]).toEqual({ key: 'excludedApps', value: [] })
})

test('the desktop’s own: login, secrets, import and export', async ({ face }) => {
  const { desktop } = emptyWorld
  const message = 'No keyring runs here; tokens would lie in a file that only you can read.'
  const settings = await face.open(page, {
    desktop: { ...desktop, facts: { ...desktop.facts, secrets: { kept: false, message } } },
  })
  await settings.getByRole('button', { name: 'This app' }).click()
  await expect(settings.getByText('no safe place for secrets')).toBeVisible()
  await settings.getByRole('switch', { name: 'Start when I log in' }).press('Space')
  await expect.poll(() => face.asked('app.setStartAtLogin')).toEqual([{ wanted: true }])
  await settings.getByRole('button', { name: 'Export…' }).click()
  await expect(settings.getByText('Written to /home/ada/lull-settings.json.')).toBeVisible()
  await settings.getByRole('button', { name: 'Import…' }).click()
  await expect(settings.getByText('Imported; every setting holds from now on.')).toBeVisible()
  await expectAccessible(settings)
  await settings.screenshot({ path: test.info().outputPath('no-keyring.png') })
})

test('an engine that is away is said, and comes back', async ({ face }) => {
  const settings = await face.open(page, { mood: 'away' })
  await expect(settings.getByText('Lull is restarting.')).toBeVisible()
  await settings.screenshot({ path: test.info().outputPath('away.png') })
  await face.become({ mood: 'answers' })
  await expect(settings.getByLabel('Below this charge nothing runs')).toHaveValue('20')
  await expect(settings.getByText('Lull is restarting.')).toBeHidden()
})

test('nothing is lost at 200 % and from right to left', async ({ face }) => {
  const { settings: usual } = emptyWorld
  const excludedApps = ['a program whose name does not end '.repeat(5).trim()]
  const settings = await face.open(
    page,
    { ...busyWorld, settings: { ...usual, excludedApps } },
    { width: 900, height: 640, zoom: 2 },
  )
  await expect(settings.getByLabel('Below this charge nothing runs')).toHaveValue('20')
  await settings.evaluate(() => (document.documentElement.dir = 'rtl'))
  const overhang = () => document.documentElement.scrollWidth - innerWidth
  expect(await settings.evaluate(overhang)).toBeLessThanOrEqual(0)
  await expectAccessible(settings)
})
