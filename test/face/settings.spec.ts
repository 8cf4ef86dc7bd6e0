/// <reference lib="dom" />
import { busyWorld, emptyWorld, expect, test } from './ground'

const page = 'settings/index.html'
const { settings: usual, desktop } = emptyWorld
const groups = [
  'When it steps aside',
  'How much it uses',
  'Budget',
  'Notifications',
  'This app',
  'When it works',
]

test('every group can be reached by keyboard, and shows what it is about', async ({ face }) => {
  const settings = await face.open(page, busyWorld)
  await expect(settings.getByLabel('Without input for this long, a job may start')).toHaveValue('5 min')
  for (const group of groups) {
    await settings.getByRole('button', { name: group }).press('Enter')
    await expect(settings.getByRole('heading', { level: 1 })).toHaveText(group)
  }
})

test('says so where only jobs wait that use a GPU', async ({ face }) => {
  const { readiness } = emptyWorld.status
  const busy = { code: 'gpuBusy' as const, message: 'Another program uses the GPU', hint: 'Close it' }
  const stand = (vetoes: readonly (typeof busy)[]) => ({
    status: { ...emptyWorld.status, readiness: { ...readiness, vetoes: [...vetoes], waits: [busy] } },
  })
  const settings = await face.open(page, { ...emptyWorld, ...stand([]) })
  const verdict = settings.getByRole('complementary').getByRole('status')
  await expect(verdict).toHaveText('Jobs may run; new ones that use a GPU wait.')
  await face.become(stand([busy]))
  await expect(verdict).toHaveText('Jobs may run, but none that uses a GPU.')
})

test('shows what would happen under a rule before it is applied', async ({ face }) => {
  const settings = await face.open(page, busyWorld)
  await settings.getByRole('button', { name: 'When it steps aside' }).click()
  const floor = settings.getByLabel('Below this charge nothing runs')
  const panel = settings.getByRole('complementary')
  await expect(panel.getByText('Nothing runs.')).toBeVisible()
  await floor.fill('90')
  await expect(panel.getByRole('heading')).toHaveText('Right now, with this change')
  await expect(panel).toContainText('At this moment it changes nothing.')
  expect(await face.asked('settings.preview')).toEqual([{ changes: { 'battery.floorPercent': 90 } }])

  const imagined = { readiness: emptyWorld.status.readiness, limits: emptyWorld.status.limits }
  await face.become({ imagined, status: { ...emptyWorld.status, paused: { until: null } } })
  await expect(panel).toContainText('Jobs may run.')
  expect(await face.asked('settings.set')).toEqual([])

  await floor.press('Escape')
  await expect(floor).toHaveValue('20')
  await expect(panel.getByRole('heading')).toHaveText('Right now')
  await floor.fill('30')
  await floor.press('Enter')
  await expect.poll(() => face.asked('settings.set')).toEqual([{ key: 'battery.floorPercent', value: 30 }])
  const load = settings.getByLabel('How long the load must stay above it')
  await load.fill('1m 30s')
  await load.blur()
  await expect
    .poll(async () => (await face.asked('settings.set')).slice(1))
    .toEqual([{ key: 'cpu.vetoAfterSeconds', value: 90 }])
})

test('a value that cannot be is refused at its field and changes nothing', async ({ face }) => {
  const settings = await face.open(page)
  await settings.getByRole('button', { name: 'When it steps aside' }).click()
  const floor = settings.getByLabel('Below this charge nothing runs')
  await floor.fill('150')
  await floor.press('Enter')
  await expect(floor).toHaveAccessibleDescription('Write a number from 0 to 100 %.')
  await expect(floor).toHaveAttribute('aria-invalid', 'true')
  await settings.getByRole('button', { name: 'When it works' }).click()
  const idle = settings.getByLabel('Without input for this long, a job may start')
  await idle.fill('3 d')
  await idle.press('Enter')
  await expect(idle).toHaveAccessibleDescription('Write a time from 0 s to 1 d, like 90 s or 5 min.')
  await settings.getByRole('button', { name: 'When it steps aside' }).click()
  expect(await face.asked('settings.set')).toEqual([])
  await face.become({ mood: 'refuses' })
  await floor.fill('50')
  await floor.press('Enter')
  await expect(floor).toHaveAccessibleDescription(/Not today.*Ask again tomorrow/)
  await expect(floor).toHaveValue('50')
})

test('search finds by sentence, by key, by other words, and what is the app’s own', async ({ face }) => {
  const settings = await face.open(page)
  const search = settings.getByRole('searchbox')
  const title = settings.getByRole('heading', { level: 1 })
  await search.fill('idle.after')
  await expect(title).toHaveText('1 setting')
  await expect(settings.getByLabel('Without input for this long, a job may start')).toHaveValue('5 min')
  await expect(settings.locator('mark')).toHaveText('idle.after')
  await search.fill('temperature gpu')
  await expect(settings.getByRole('region', { name: 'When it steps aside · Heat' })).toBeVisible()
  await search.fill('login')
  await expect(settings.getByRole('switch', { name: 'Start when I log in' })).toBeVisible()
  await search.fill('zebra')
  await expect(title).toHaveText('No setting matches “zebra”')
  await settings.getByRole('button', { name: 'Clear the search' }).click()
  await expect(search).toBeFocused()
  await expect(title).toHaveText('When it works')
})

test('what differs from its default is seen together, and can be reset, one or all', async ({ face }) => {
  const settings = await face.open(page, {
    settings: { ...usual, battery: { ...usual.battery, floorPercent: 35 }, excludedApps: ['blender'] },
  })
  await settings.getByRole('button', { name: 'Changed 2' }).click()
  await expect(settings.getByText('blender')).toBeVisible()
  await settings.getByRole('button', { name: 'Reset: Below this charge nothing runs' }).click()
  await expect.poll(() => face.asked('settings.reset')).toEqual([{ key: 'battery.floorPercent' }])
  await settings.getByRole('button', { name: 'Reset all…' }).click()
  await settings.getByRole('button', { name: 'Really reset all settings' }).click()
  await expect(settings.getByText('Everything is back to its default.')).toBeVisible()
  expect(await face.asked('settings.reset')).toHaveLength(2)
})

test('hours are set by their times, and a half-typed time changes nothing', async ({ face }) => {
  const settings = await face.open(page, { settings: { ...usual, hours: '22:00-07:00' } })
  const hours = settings.getByRole('group', { name: /only in these hours/ })
  await expect(hours.getByLabel('From')).toHaveValue('22:00')
  await hours.getByLabel('until').fill('06:30')
  await expect(settings.getByRole('complementary')).toContainText('with this change')
  expect(await face.asked('settings.set')).toEqual([])
  await hours.getByLabel('until').press('Enter')
  await expect.poll(() => face.asked('settings.set')).toEqual([{ key: 'hours', value: '22:00-06:30' }])
  await hours.getByLabel('until').fill('22:00')
  await expect(hours).toHaveAccessibleDescription(/Write hours like/)
  await hours.getByLabel('until').press('Escape')
  await hours.getByRole('button', { name: /^Add hours/ }).click()
  await hours.getByRole('button', { name: 'Remove 22:00 to 07:00' }).click()
  await expect
    .poll(async () => (await face.asked('settings.set')).slice(1))
    .toEqual([
      { key: 'hours', value: '22:00-07:00, 12:00-13:00' },
      { key: 'hours', value: null },
    ])
})

test('programs are picked from those that run, by keyboard or pointer', async ({ face }) => {
  const applications = ['blender', 'firefox', 'gimp', 'steam']
  const settings = await face.open(page, {
    settings: { ...usual, excludedApps: ['firefox'] },
    desktop: { ...desktop, applications },
  })
  const add = settings.getByRole('combobox', { name: 'Add a program' })
  await add.focus()
  await expect(settings.getByRole('option')).toHaveText(['blender', 'gimp', 'steam'])
  await add.press('ArrowDown')
  await add.press('ArrowDown')
  await expect(settings.getByRole('option', { name: 'gimp' })).toHaveAttribute('aria-selected', 'true')
  await add.press('Enter')
  await add.fill('ste')
  await settings.getByRole('option', { name: 'steam' }).click()
  await add.fill('my own')
  await add.press('Enter')
  await settings.getByRole('button', { name: 'Remove firefox' }).click()
  await expect
    .poll(() => face.asked('settings.set'))
    .toEqual([
      { key: 'excludedApps', value: ['firefox', 'gimp'] },
      { key: 'excludedApps', value: ['firefox', 'steam'] },
      { key: 'excludedApps', value: ['firefox', 'my own'] },
      { key: 'excludedApps', value: [] },
    ])
  await expect(settings.getByText('does not tell which program is in front')).toBeHidden()
  await face.become({ desktop: { ...desktop, facts: { ...desktop.facts, tellsFrontWindow: false } } })
  await settings.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(settings.getByText('does not tell which program is in front')).toBeVisible()
})

test('notifications are chosen one by one, and that all are off is said', async ({ face }) => {
  const { notifications } = usual
  const settings = await face.open(page, {
    settings: { ...usual, notifications: { ...notifications, enabled: false } },
  })
  await settings.getByRole('button', { name: 'Notifications' }).click()
  await expect(settings.getByText('Notifications are off')).toBeVisible()
  await expect(settings.getByRole('switch')).toHaveCount(6)
  await settings.getByRole('switch', { name: 'When a job is done' }).press('Space')
  const quiet = settings.getByRole('group', { name: /^In these hours nothing is shown/ })
  await quiet.getByRole('button', { name: /^Add hours/ }).click()
  await expect
    .poll(() => face.asked('settings.set'))
    .toEqual([
      { key: 'notifications.jobDone', value: false },
      { key: 'notifications.quietHours', value: '22:00-07:00' },
    ])
})

test('the desktop’s own: login, secrets, import and export', async ({ face }) => {
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
})

test('what the engine has to say of its settings is said here', async ({ face }) => {
  const { status } = emptyWorld
  const messages = ['settings.json is not in order: it is not JSON.']
  const settings = await face.open(page, { status: { ...status, engine: { ...status.engine, messages } } })
  await expect(settings.getByRole('status').getByText('is not in order')).toBeVisible()
})
