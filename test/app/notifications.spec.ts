import { startNotificationDaemon } from '../fakes/notification-daemon'
import { abandonedMachine, busyTree, expect, openPopover, pageOf, quietMachine, test } from './ground'

test('tells what ended, explains the first freeze, and a click leads there', async ({
  start,
  home,
  sessionBus,
}) => {
  const desktop = await startNotificationDaemon(sessionBus)
  const app = await start()
  const failing = await home.submit(['--name', 'will fail'], ['sh', '-c', 'exit 3'])
  const bubble = await desktop.bubble('will fail failed')
  expect(bubble.body).toContain('3')
  desktop.click(bubble)
  expect((await pageOf(app, 'dashboard')).url()).toContain(failing)
  await (await pageOf(app, 'dashboard')).close()

  const work = busyTree(home.folder)
  const job = await home.submit(['--name', 'training'], work.command)
  await home.reaches(job, 'running')
  home.script({ ...quietMachine, idleSeconds: 1 })
  await home.reaches(job, 'frozen')
  expect((await desktop.bubble('You are back, so Lull stepped aside')).body).toContain('training')

  home.script(abandonedMachine)
  await home.reaches(job, 'running')
  home.script({ ...quietMachine, idleSeconds: 1 })
  await home.reaches(job, 'frozen')
  home.script(abandonedMachine)
  work.finish()
  await home.reaches(job, 'succeeded')
  await desktop.bubble('training is done')
  expect(desktop.bubbles().map(({ title }) => title)).toEqual([
    'will fail failed',
    'You are back, so Lull stepped aside',
    'training is done',
  ])
  desktop.leave()
})

test('tells what needs the person, and is quiet while the popover shows it', async ({
  start,
  home,
  tray,
  sessionBus,
}) => {
  const desktop = await startNotificationDaemon(sessionBus)
  const app = await start()
  home.script({ ...abandonedMachine, power: null })
  const { body } = await desktop.bubble('Lull cannot see, so nothing runs')
  expect(body).toContain('power')
  home.script(abandonedMachine)
  await openPopover(app, tray)
  await home.reaches(await home.submit(['--name', 'seen'], ['false']), 'failed')
  await home.lull('config', 'set', 'notifications', 'false')
  await home.reaches(await home.submit(['--name', 'unwanted'], ['false']), 'failed')
  expect(desktop.bubbles()).toHaveLength(1)
  desktop.leave()
})
