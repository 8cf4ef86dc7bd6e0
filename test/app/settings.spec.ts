import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { abandonedMachine, expect, pageOf, type RunningApp, test } from './ground'

// Two starts of the app, each with two windows.
test.setTimeout(120_000)

test('settings that a person changes in the window hold at once, and survive a restart', async ({
  start,
  home,
}) => {
  // Without a tray the popover is a window that opens by itself.
  const openSettings = async (app: RunningApp): Promise<Page> => {
    await (await pageOf(app, 'popover')).getByRole('button', { name: 'Settings' }).click()
    return pageOf(app, 'settings')
  }

  const app = await start()
  const settings = await openSettings(app)
  const absence = settings.getByLabel('Without input for this long, a job may start')
  await expect(absence).toHaveValue('5 min')
  await absence.fill('2 h')
  await expect(settings.getByRole('complementary')).toContainText('New jobs would wait.')
  expect((await home.status()).readiness.waits).toEqual([])
  await absence.press('Enter')
  await expect
    .poll(async () => (await home.status()).readiness.waits)
    .toMatchObject([{ code: 'userActive', value: 3600, limit: 7200 }])

  await settings.getByRole('combobox', { name: 'Add a program' }).fill('blender')
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  await settings.getByRole('button', { name: 'Notifications' }).click()
  await settings.getByRole('switch', { name: 'When a job is done' }).click()
  await settings.getByRole('button', { name: /^Add hours: In these hours nothing is shown/ }).click()
  await expect(settings.getByRole('button', { name: 'Changed 4' })).toBeVisible()
  expect(JSON.parse(readFileSync(path.join(home.folder, 'settings.json'), 'utf8'))).toEqual({
    idle: { afterSeconds: 7200 },
    excludedApps: ['blender'],
    notifications: { jobDone: false, quietHours: '22:00-07:00' },
  })

  await app.quit()
  const again = await openSettings(await start())
  await again.getByRole('button', { name: 'Changed 4' }).click()
  await expect(again.getByRole('textbox', { name: 'Without input for this long' })).toHaveValue('2 h')
  await expect(again.getByText('blender', { exact: true })).toBeVisible()
  await expect(again.getByRole('switch', { name: 'When a job is done' })).not.toBeChecked()
  await expect(again.getByRole('group', { name: /^In these hours/ }).getByLabel('From')).toHaveValue('22:00')
  await again.getByRole('button', { name: 'Reset all…' }).click()
  await again.getByRole('button', { name: 'Really reset all settings' }).click()
  await expect(again.getByText('Everything is back to its default.')).toBeVisible()
  expect(await home.lull('config', 'get', 'idle.afterSeconds')).toBe('300\n')
})

test.describe('while a program fills the screen', () => {
  test.use({
    sensors: { ...abandonedMachine, focus: { fullScreen: true, inCall: false, idleInhibited: false } },
  })

  test('the popover leads to the setting that makes this a reason, also in an open window', async ({
    start,
    home,
  }) => {
    const app = await start()
    const popover = await pageOf(app, 'popover')
    const follow = async (): Promise<Page> => {
      await popover.getByRole('button', { name: 'Change this rule' }).click()
      const settings = await pageOf(app, 'settings')
      await expect(settings.getByRole('searchbox')).toHaveValue('focus.fullScreen')
      return settings
    }
    const settings = await follow()
    await settings.getByRole('searchbox').fill('battery')
    await expect(settings.getByText('focus.fullScreen')).toHaveCount(0)
    await follow()
    await settings.getByRole('switch', { name: 'A full-screen program in front freezes jobs' }).click()
    await expect.poll(async () => (await home.status()).readiness.vetoes).toEqual([])
    await expect(popover.getByText('fills the screen')).toHaveCount(0)
  })
})
