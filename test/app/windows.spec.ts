import { expect, pageOf, type RunningApp, test } from './ground'

/** What the window shows, asked of the window itself: Playwright knows no page whose process has died. */
const textIn = (app: RunningApp) =>
  app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed()) return ''
    return (await contents.executeJavaScript('document.body.innerText')) as string
  })

/** Kills the process of each page, as the system does when memory runs out. */
const killPages = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      process.kill(webContents.getOSProcessId(), 'SIGKILL')
    }
  })

test('a page whose process dies comes back by itself, with the present', async ({ start, tray, home }) => {
  const app = await start()
  await (await tray.icon()).choose('Dashboard')
  const dashboard = await pageOf(app, 'dashboard')
  await expect(dashboard.getByText('Nothing submitted yet')).toBeVisible()
  const crashed = dashboard.waitForEvent('crash')
  await killPages(app)
  await crashed
  const job = await home.submit(['--name', 'meanwhile'], ['true'])
  await home.reaches(job, 'succeeded')
  await expect.poll(() => textIn(app)).toContain('meanwhile')
})

test('settings survive a restart', async ({ start, tray }) => {
  const absence = 'Without input for this long, a job may start'
  const app = await start()
  await (await tray.icon()).choose('Settings')
  const settings = await pageOf(app, 'settings')
  await settings.getByLabel(absence, { exact: true }).fill('10 min')
  await settings.getByLabel(absence, { exact: true }).press('Enter')
  await expect(settings.getByRole('button', { name: `Reset: ${absence}` })).toBeVisible()
  await app.quit()

  const again = await start()
  await expect.poll(tray.announced).toBe(2)
  await (await tray.icon()).choose('Settings')
  const afterwards = await pageOf(again, 'settings')
  await expect(afterwards.getByLabel(absence, { exact: true })).toHaveValue('10 min')
})
