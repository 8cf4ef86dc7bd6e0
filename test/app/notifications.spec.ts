import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { abandonedMachine, busyTree, expect, openPopover, pageOf, quietMachine, test } from './ground'

// Each test has a tray: without one the popover is a window that opens by itself, and shows what notices would say.

test('tells what ended, explains the first freeze, and a click leads there', async ({
  start,
  home,
  tray,
  notifications,
}) => {
  const app = await start()
  await tray.icon()
  const failing = await home.submit(['--name', 'will fail'], ['sh', '-c', 'exit 3'])
  const bubble = await notifications.bubble('will fail failed')
  const { error } = await home.job(failing)
  expect(bubble).toEqual({
    id: 1,
    app: 'Lull',
    title: 'will fail failed',
    body: `${error?.message}. ${error?.hint}`,
    urgency: 'normal',
    actions: ['default', 'View'],
  })
  notifications.click(bubble)
  expect((await pageOf(app, 'dashboard')).url()).toContain(failing)
  await (await pageOf(app, 'dashboard')).close()

  const work = busyTree(home.folder)
  const job = await home.submit(['--name', 'training'], work.command)
  await home.reaches(job, 'running')
  home.script({ ...quietMachine, idleSeconds: 1 })
  await home.reaches(job, 'frozen')
  expect(await notifications.bubble('You are back, so Lull stepped aside')).toMatchObject({
    body: 'training is frozen where it was and goes on by itself once you are away. This is said only once.',
    urgency: 'low',
  })

  home.script(abandonedMachine)
  await home.reaches(job, 'running')
  home.script({ ...quietMachine, idleSeconds: 1 })
  await home.reaches(job, 'frozen')
  home.script(abandonedMachine)
  work.finish()
  await home.reaches(job, 'succeeded')
  expect(await notifications.bubble('training is done')).toMatchObject({
    body: 'Its log is in the dashboard.',
    urgency: 'low',
  })
  expect(notifications.bubbles().map(({ title }) => title)).toEqual([
    'will fail failed',
    'You are back, so Lull stepped aside',
    'training is done',
  ])
})

test('tells what needs the person, and is quiet while the popover shows it', async ({
  start,
  home,
  tray,
  notifications,
}) => {
  const app = await start()
  await tray.icon()
  home.script({ ...abandonedMachine, power: null })
  const bubble = await notifications.bubble('Lull cannot see, so nothing runs')
  expect(bubble.body).toContain('power')
  home.script(abandonedMachine)
  const page = await openPopover(app, tray)
  await home.reaches(await home.submit(['--name', 'seen'], ['false']), 'failed')
  await expect(page.getByRole('listitem').filter({ hasText: 'seen' })).toContainText('failed')
  await page.close()

  await home.lull('config', 'set', 'notifications', 'false')
  await home.reaches(await home.submit(['--name', 'unwanted'], ['false']), 'failed')
  await home.lull('config', 'set', 'notifications', 'true')
  await home.reaches(await home.submit(['--name', 'wanted'], ['true']), 'succeeded')
  await notifications.bubble('wanted is done')
  expect(notifications.bubbles()).toHaveLength(2)

  notifications.click(bubble)
  await expect.poll(app.isShown).toBe(true)
  expect(app.electron.windows().map((each) => new URL(each.url()).pathname)).toEqual(['/popover/index.html'])
})

test.describe('the person’s wishes', () => {
  test.use({ settings: { notifications: { jobDone: false, quietHours: '00:00-12:00, 12:00-24:00' } } })

  test('hold by category, and quiet hours keep the rest until they are over', async ({
    start,
    home,
    tray,
    notifications,
  }) => {
    const app = await start()
    await tray.icon()
    await home.reaches(await home.submit(['--name', 'by night'], ['false']), 'failed')
    await home.lull('config', 'reset', 'notifications.quietHours')
    await home.reaches(await home.submit(['--name', 'never told of'], ['true']), 'succeeded')
    await home.reaches(await home.submit(['--name', 'by day'], ['false']), 'failed')
    const bubble = await notifications.bubble('by day failed')
    expect(bubble.body).toMatch(/ 1 other job failed too\.$/)
    expect(notifications.bubbles()).toEqual([bubble])

    notifications.click(bubble)
    expect(new URL((await pageOf(app, 'dashboard')).url()).hash).toBe('#/jobs')
  })
})

test('an edit of the settings that is not valid is told of, and a click leads to where it is said', async ({
  start,
  home,
  tray,
  notifications,
}) => {
  const app = await start()
  await tray.icon()
  writeFileSync(path.join(home.folder, 'settings.json'), '{ "idle": ')
  const bubble = await notifications.bubble('Lull needs your attention')
  expect(bubble).toMatchObject({
    urgency: 'normal',
    body: expect.stringContaining('settings.json is not in order'),
  })
  notifications.click(bubble)
  await expect((await pageOf(app, 'settings')).getByText('is not in order')).toBeVisible()
})
