import { busyTree, expect, processesWith, test, ticksWithin } from './ground'

test('a computer freezes its jobs before it sleeps, and thaws them when it wakes', async ({
  start,
  tray,
  home,
  logind,
}) => {
  await start()
  await tray.icon()
  const work = busyTree(home.folder)
  const job = await home.submit([], work.command)
  await home.reaches(job, 'running')
  await expect.poll(() => processesWith('LULL_JOB', job).length).toBeGreaterThanOrEqual(work.size)
  const pids = processesWith('LULL_JOB', job)

  logind.prepareForSleep(true)
  await home.reaches(job, 'frozen')
  expect(await ticksWithin(500, pids)).toBe(0)
  // Nobody is there and nothing holds jobs back, but the machine is about to sleep.
  expect(await home.job(job)).toMatchObject({ state: 'frozen' })

  logind.prepareForSleep(false)
  await home.reaches(job, 'running')
  work.finish()
  expect(await home.reaches(job, 'succeeded')).toMatchObject({ exitCode: 0, attempts: [{ number: 1 }] })
})
